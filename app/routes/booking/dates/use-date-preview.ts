import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { DatePreviewState, DatesAnswer, JudgedDates } from './answer.ts';

const DEBOUNCE_MS = 250;

interface PreviewRequest<Answer> {
  /** Address of the form's action. */
  action: string;
  /** The fields that decide about the dates; a change of the others asks for no preview. */
  fields: URLSearchParams;
  /** A date that is being typed is empty until it is whole. */
  isComplete: boolean;
  /** The answer to the last attempt to save. */
  attempt: Answer | null;
}

/** The preview of a form's dates, asked for when the form rests for a moment. An attempt that brings dates is a preview, too. */
export function useDatePreview<Answer extends DatesAnswer<string, unknown, JudgedDates>>({
  action,
  fields,
  isComplete,
  attempt,
}: PreviewRequest<Answer>): DatePreviewState<Answer> {
  const { submit, data, state } = useFetcher<Answer>();
  const key = fields.toString();
  const [shown, setShown] = useState<{ key: string; answer: Answer } | null>(() =>
    attempt?.dates || attempt?.kind === 'previewed' ? { key, answer: attempt } : null,
  );
  const requested = useRef(key);
  const isKnown = shown?.key === key;

  const newest = useRef(key);
  useEffect(() => {
    newest.current = key;
  });

  // One request at a time: aborting one while its answer is read logs an error to the console.
  const isFree = state === 'idle';
  useEffect(() => {
    if (isKnown || !isFree || !isComplete) return;
    const timer = setTimeout(() => {
      requested.current = key;
      submit(new URLSearchParams(key), { method: 'post', action });
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [action, isComplete, isFree, isKnown, key, submit]);

  // An answer about fields that have changed meanwhile is dropped; the effect above asks again.
  useEffect(() => {
    if (data && requested.current === newest.current) setShown({ key: requested.current, answer: data as Answer });
  }, [data]);

  useEffect(() => {
    if (attempt?.dates) setShown({ key: newest.current, answer: attempt });
  }, [attempt]);

  return { answer: shown?.answer ?? null, isStale: !isKnown, isAsking: !isFree || (!isKnown && isComplete) };
}
