import type { Location } from '@remix-run/react';
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/paths.ts';

/** After a press of a button, so long the browser may take to leave the page. */
const SENDING_MS = 1_000;

interface QuestionProps {
  mayLeave: (next: Location) => boolean;
}

/** Protects a started form from links, Back and closing the tab. Every form may be sent, also the one of the language. */
export function Leaving() {
  const [Question, setQuestion] = useState<ComponentType<QuestionProps> | null>(null);
  const isSending = useRef(false);
  useEffect(() => {
    import('./leave-question.tsx').then(
      (loaded) => setQuestion(() => loaded.LeaveQuestion),
      // Without the network, the browser's own question remains.
      () => undefined,
    );
  }, []);
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
  const mayLeave = useCallback(
    ({ pathname }: Location) => isSending.current || pathname === paths.account.signIn(),
    [],
  );
  return Question ? <Question mayLeave={mayLeave} /> : null;
}
