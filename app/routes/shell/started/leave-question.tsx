import { type Location, useBlocker } from '@remix-run/react';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

/** After a press of a button, so long the browser may take to leave the page. */
const SENDING_MS = 1_000;

/** Asks before a link, Back or closing the tab leaves a started form. Every form may be sent, also the one of the language. */
export function LeaveQuestion() {
  const t = useTranslations('shell.started');
  const dialog = useRef<HTMLDialogElement>(null);
  const [titleId, textId] = [useId(), useId()];
  const isSending = useIsSending();
  const isHere = useIsHere();
  const mayLeave = ({ pathname }: Location) =>
    !isHere.current || isSending.current || pathname === paths.account.signIn();
  const blocker = useBlocker(
    ({ currentLocation: now, nextLocation: next }) =>
      (now.pathname !== next.pathname || now.search !== next.search) && !mayLeave(next),
  );
  const isAsking = blocker.state === 'blocked';
  useEffect(() => {
    if (isAsking) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isAsking]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={() => blocker.reset?.()}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-lg border bg-surface p-5 text-ink shadow-float backdrop:bg-black/40"
    >
      <h2 id={titleId} className="text-base font-semibold">
        {t('unsent')}
      </h2>
      <p id={textId} className="mt-1 text-sm text-muted">
        {t('question')}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button type="button" onClick={() => blocker.proceed?.()}>
          {t('leave')}
        </Button>
        <Button type="button" tone="primary" autoFocus onClick={() => dialog.current?.close()}>
          {t('stay')}
        </Button>
      </div>
    </dialog>
  );
}

/**
 * False as soon as another page shows. The router forgets a blocker some time later, and until then it would stop the next link
 * without a question.
 */
function useIsHere() {
  const isHere = useRef(true);
  useLayoutEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}

/** True for a moment after any form was sent. Until then the browser asks before the tab closes. */
function useIsSending() {
  const isSending = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSubmit = () => {
      isSending.current = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isSending.current = false;
      }, SENDING_MS);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isSending.current) event.preventDefault();
    };
    document.addEventListener('submit', onSubmit, true);
    addEventListener('beforeunload', onUnload);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('submit', onSubmit, true);
      removeEventListener('beforeunload', onUnload);
    };
  }, []);
  return isSending;
}
