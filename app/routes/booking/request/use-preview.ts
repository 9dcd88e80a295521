import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import { paths } from '#app/paths.ts';
import type { RequestAnswer } from './answer.ts';

const DEBOUNCE_MS = 250;

/** What an answer was asked about; `key` is the draft as it was then. */
interface Shown {
  key: string;
  answer: RequestAnswer;
}

export interface LivePreview {
  answer: RequestAnswer | null;
  /** The form has changed since; the next answer is on its way. */
  isStale: boolean;
  /** A look is under way or about to begin. */
  isAsking: boolean;
}

/** The newest look at the dates: asked for when the form rests for a moment, or come with the answer to an attempt. */
export function useLivePreview(draft: RequestDraft, attempt: RequestAnswer | null): LivePreview {
  const { submit, data, state } = useFetcher<RequestAnswer>();
  const fields = previewFields(draft);
  const key = fields.toString();
  const [shown, setShown] = useState<Shown | null>(() =>
    attempt?.preview || attempt?.kind === 'previewed' ? { key, answer: attempt } : null,
  );
  const asked = useRef(key);
  const isKnown = shown?.key === key;

  const newest = useRef(key);
  useEffect(() => {
    newest.current = key;
  });

  // One at a time: an answer that is cut off while it is read would stand on the console as an error.
  const isFree = state === 'idle';
  useEffect(() => {
    if (isKnown || !isFree || !isComplete(draft)) return;
    const timer = setTimeout(() => {
      asked.current = key;
      submit(new URLSearchParams(key), { method: 'post', action: paths.booking.request() });
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [draft, isFree, isKnown, key, submit]);

  // What comes when the form has moved on is dropped, and the next one is asked for.
  useEffect(() => {
    if (data && asked.current === newest.current) setShown({ key: asked.current, answer: data });
  }, [data]);

  useEffect(() => {
    if (attempt?.preview) setShown({ key: newest.current, answer: attempt });
  }, [attempt]);

  const isAsking = !isFree || (!isKnown && isComplete(draft));
  return { answer: shown?.answer ?? null, isStale: !isKnown, isAsking };
}

/** The fields that decide about the dates; the rest may change without asking again. */
function previewFields(draft: RequestDraft): URLSearchParams {
  const { resourceId, teamId, eventTypeId, planning, startTime, endTime } = draft;
  const fields = new URLSearchParams({ intent: 'preview', resourceId, teamId, eventTypeId, planning });
  fields.set('startTime', startTime);
  fields.set('endTime', endTime);
  if (planning === 'single') {
    fields.set('date', draft.date);
    return fields;
  }
  for (const name of ['dayOfWeek', 'startDate', 'endDate'] as const) fields.set(name, draft[name]);
  for (const name of ['skipPublicHolidays', 'skipSchoolHolidays', 'onlyFree'] as const)
    if (draft[name]) fields.set(name, 'on');
  for (const date of draft.removed) fields.append('removed', date);
  return fields;
}

/** A date that is being typed is empty until it is whole. */
function isComplete({ planning, date, startDate, endDate, resourceId }: RequestDraft): boolean {
  return resourceId !== '' && (planning === 'single' ? date !== '' : startDate !== '' && endDate !== '');
}
