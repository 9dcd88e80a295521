import { type Location, useBlocker } from '@remix-run/react';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';

/** Asks before a link or Back leaves a started form. A page has at most one, because the router has one blocker. */
export function LeaveQuestion({ mayLeave }: { mayLeave: (next: Location) => boolean }) {
  const t = useTranslations('shell.started');
  const dialog = useRef<HTMLDialogElement>(null);
  const [titleId, textId] = [useId(), useId()];
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
