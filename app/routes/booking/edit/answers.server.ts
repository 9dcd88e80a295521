import type { SubmissionResult } from '@conform-to/react';
import { dateLines, unknownHolidaysNotes } from '#app/domains/booking/pages/preview-texts.server.ts';
import type { EditBookingOutcome } from '#app/domains/booking/edit-booking.server.ts';
import type { EditPreview } from '#app/domains/booking/pages/preview.server.ts';
import type { EditDraft } from '#app/domains/booking/rules/edit-draft.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { atFields, refusalMessages, schemaMessages } from '#app/routes/booking/dates/answers.server.ts';
import { undoMessages } from '#app/routes/booking/undo.server.ts';
import type { EditAnswer } from './parts.ts';

const NOTHING = { errors: {}, notice: null, dates: null };

/** Fields of the form; errors of any other field are shown above it. */
const VISIBLE = new Set([
  'resourceId',
  'eventTypeId',
  'date',
  'dayOfWeek',
  'endDate',
  'startTime',
  'endTime',
  'title',
  'description',
]);

export function answerUnreadable(draft: EditDraft, result: SubmissionResult, locale: Locale): EditAnswer {
  return { ...NOTHING, kind: 'refused', draft, ...atFields(schemaMessages(result, locale), VISIBLE) };
}

export function answerRefusals(draft: EditDraft, refusals: readonly FieldError[], locale: Locale): EditAnswer {
  return { ...NOTHING, kind: 'refused', draft, ...atFields(refusalMessages(refusals, locale), VISIBLE) };
}

export function answerPreview(draft: EditDraft, preview: EditPreview, locale: Locale): EditAnswer {
  if (preview.kind === 'refused') return { ...answerRefusals(draft, preview.refusals, locale), kind: 'previewed' };
  if (preview.kind !== 'dates') return answerOutdated(draft, preview.kind);
  const { verdicts, nextFree, cancelled, askedAgain, waiting } = preview;
  const lines = dateLines(verdicts, locale);
  const notes = [
    ...unknownHolidaysNotes(preview.unknownHolidays, locale),
    ...(preview.hasUndo ? [] : [undoMessages(locale)('none')]),
  ];
  const dates = { lines, nextFree, cancelled, askedAgain, waiting, notes };
  return { ...NOTHING, kind: 'previewed', draft, dates };
}

/** Another booking has the time: every date with its verdict. */
export function answerBlocked(
  draft: EditDraft,
  { verdicts, nextFree }: Extract<EditBookingOutcome, { kind: 'blocked' }>,
  locale: Locale,
): EditAnswer {
  const lines = dateLines(verdicts, locale);
  const dates = { lines, nextFree, cancelled: [], askedAgain: [], waiting: [], notes: [] };
  return { ...NOTHING, kind: 'blocked', draft, dates };
}

/**
 * `stale`: the page shows what it is now. `running`: it has begun meanwhile, and the page has the fields that still change. All
 * others: the page says why nothing can be changed.
 */
export function answerOutdated(draft: EditDraft, kind: 'stale' | 'running' | 'over' | 'past' | 'begun'): EditAnswer {
  return { ...NOTHING, kind: kind === 'past' || kind === 'begun' ? 'over' : kind, draft };
}

/** The changed dates, counted and named. */
export function editedFlash(
  draft: EditDraft,
  edited: Extract<EditBookingOutcome, { kind: 'edited' }>,
  locale: Locale,
): Flash {
  const t = translator(locale, 'booking.edit');
  const format = formats(locale);
  let text: string = t('done', {
    title: edited.title,
    count: edited.dates.length,
    day: format.day(edited.dates[0] ?? ''),
    time: format.timeRange(draft.startTime, draft.endTime),
    place: edited.placeName,
  });
  if (edited.cancelled.length > 0) text = t('doneFell', { text, count: edited.cancelled.length });
  if (edited.askedAgain.length > 0) text = t('doneAskedAgain', { text });
  else if (edited.status === 'pending') text = t('doneWaits', { text });
  if (edited.undo === null) text = `${text} ${undoMessages(locale)('none')}`;
  return { tone: 'good', text };
}
