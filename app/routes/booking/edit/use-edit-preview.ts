import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { EditDraft, EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import { paths } from '#app/paths.ts';
import type { EditAnswer } from './answer.ts';

const DEBOUNCE_MS = 250;

/** The newest look at the dates: asked for when the form rests for a moment, or come with the answer to an attempt. */
export function useEditPreview(form: EditForm, draft: EditDraft, attempt: EditAnswer | null) {
  const { submit, data } = useFetcher<EditAnswer>();
  const key = previewFields(form, draft).toString();
  const [shown, setShown] = useState<{ key: string; answer: EditAnswer } | null>(() =>
    attempt?.dates ? { key, answer: attempt } : null,
  );
  const asked = useRef(key);
  const isKnown = shown?.key === key;
  const isComplete = form.scope === 'this' ? draft.date !== '' : draft.endDate !== '';

  useEffect(() => {
    if (isKnown || !isComplete) return;
    const timer = setTimeout(() => {
      asked.current = key;
      submit(new URLSearchParams(key), { method: 'post', action: paths.booking.edit(form.bookingId) });
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [form.bookingId, isComplete, isKnown, key, submit]);

  // A second asking aborts the first, so what comes always belongs to the last one.
  useEffect(() => {
    if (data) setShown({ key: asked.current, answer: data });
  }, [data]);

  const newest = useRef(key);
  useEffect(() => {
    newest.current = key;
  });
  useEffect(() => {
    if (attempt?.dates) setShown({ key: newest.current, answer: attempt });
  }, [attempt]);

  return { answer: shown?.answer ?? null, isStale: !isKnown };
}

/** The fields that decide about the dates; words may change without asking again. */
function previewFields({ scope, version }: EditForm, draft: EditDraft): URLSearchParams {
  const { resourceId, eventTypeId, startTime, endTime } = draft;
  const fields = new URLSearchParams({ intent: 'preview', scope, version: String(version), resourceId, eventTypeId });
  fields.set('startTime', startTime);
  fields.set('endTime', endTime);
  // Whether a title is missing is asked when it is saved.
  fields.set('title', '–');
  if (scope === 'this') {
    fields.set('date', draft.date);
    return fields;
  }
  fields.set('dayOfWeek', draft.dayOfWeek);
  fields.set('endDate', draft.endDate);
  if (draft.onlyFree) fields.set('onlyFree', 'on');
  for (const date of draft.removed) fields.append('removed', date);
  return fields;
}
