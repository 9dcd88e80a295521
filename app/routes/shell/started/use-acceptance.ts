import { useActionData, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { paths } from '#app/paths.ts';

/**
 * Calls `onAccepted` with the name of a form that was sent and not refused: the page read on without an answer, or another page
 * came that is not the sign-in. Call the returned function when a form is about to be sent.
 */
export function useAcceptance(
  nameOf: (form: HTMLFormElement) => string | null,
  onAccepted: (name: string) => void,
): (form: HTMLFormElement) => void {
  const { state, formMethod, formAction } = useNavigation();
  const isRefused = useActionData() !== undefined;
  const pressed = useRef<{ name: string; pathname: string } | null>(null);
  const sent = useRef<string | null>(null);
  const accept = useRef(onAccepted);
  useEffect(() => {
    accept.current = onAccepted;
  });

  useEffect(() => {
    // A submit that was held back, or another form, sends another address or nothing.
    if (state === 'submitting' && formMethod === 'POST' && pathOf(formAction) === pressed.current?.pathname) {
      sent.current = pressed.current?.name ?? null;
      pressed.current = null;
    }
    if (state !== 'idle' || sent.current === null) return;
    const name = sent.current;
    sent.current = null;
    if (!isRefused) accept.current(name);
  }, [state, formMethod, formAction, isRefused]);

  const here = useRef('');
  useEffect(() => {
    here.current = location.pathname;
    return () => {
      const isElsewhere = location.pathname !== here.current && location.pathname !== paths.account.signIn();
      if (sent.current !== null && isElsewhere) accept.current(sent.current);
    };
  }, []);

  return useCallback(
    (form) => {
      const name = nameOf(form);
      pressed.current = name === null ? null : { name, pathname: pathOf(form.getAttribute('action')) };
    },
    [nameOf],
  );
}

const pathOf = (address: string | null | undefined): string => new URL(address ?? '', location.href).pathname;
