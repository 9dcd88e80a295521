import type { SubmissionResult } from '@conform-to/react';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { dateLines, unknownHolidaysNotes } from '#app/domains/booking/pages/preview-texts.server.ts';
import type { BookingPreview } from '#app/domains/booking/pages/preview.server.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { atFields, refusalMessages, schemaMessages } from '#app/routes/booking/dates/answers.server.ts';
import type { RequestAnswer } from './parts.tsx';

const NOTHING = { errors: {}, notice: null, dates: null };

/** The lists follow the choice above them. A notice says that nothing was sent, if the person pressed send. */
export function answerChosen(draft: RequestDraft, wasMeantToSend: boolean, locale: Locale): RequestAnswer {
  const notice = wasMeantToSend ? translator(locale, 'booking.request')('choicesChanged') : null;
  return { ...NOTHING, kind: 'chosen', draft, notice };
}

/** Fields of the form; errors of any other field are shown above it. */
const VISIBLE = new Set([
  'resourceId',
  'teamId',
  'eventTypeId',
  'date',
  'dayOfWeek',
  'startTime',
  'endTime',
  'startDate',
  'endDate',
  'title',
  'description',
]);

export function answerUnreadable(draft: RequestDraft, result: SubmissionResult, locale: Locale): RequestAnswer {
  return { ...NOTHING, kind: 'refused', draft, ...atFields(schemaMessages(result, locale), VISIBLE) };
}

export function answerRefusals(draft: RequestDraft, refusals: readonly FieldError[], locale: Locale): RequestAnswer {
  const found = refusals.map((refusal) => ({ ...refusal, field: fieldIn(draft, refusal) }));
  return { ...NOTHING, kind: 'refused', draft, ...atFields(refusalMessages(found, locale), VISIBLE) };
}

/** The field `date` is `startDate` in a series. */
function fieldIn(draft: RequestDraft, { field }: FieldError): FieldError['field'] {
  return field === 'date' && draft.planning === 'series' ? 'startDate' : field;
}

export function answerPreview(draft: RequestDraft, found: BookingPreview, locale: Locale): RequestAnswer {
  if (found.kind === 'refused') return { ...answerRefusals(draft, found.refusals, locale), kind: 'previewed' };
  const { verdicts, nextFree, alternatives } = found;
  // An impossible single date has its error at the field, too.
  const refusal = draft.planning === 'single' ? verdicts[0]?.refusal : null;
  const { errors } = refusal ? answerRefusals(draft, [refusal], locale) : NOTHING;
  const notes = unknownHolidaysNotes(found.unknownHolidays, locale);
  const dates = { lines: dateLines(verdicts, locale), nextFree, alternatives, notes };
  return { ...NOTHING, kind: 'previewed', draft, errors, dates };
}

/** Another booking took the time meanwhile: the dates as they are now. */
export function answerClash(
  draft: RequestDraft,
  clash: { verdicts: readonly DateVerdict[]; nextFree: TimeSpan | null },
  now: BookingPreview,
  locale: Locale,
): RequestAnswer {
  const alternatives = now.kind === 'dates' ? now.alternatives : [];
  const notes = now.kind === 'dates' ? unknownHolidaysNotes(now.unknownHolidays, locale) : [];
  const { verdicts, nextFree } = clash;
  const dates = { lines: dateLines(verdicts, locale), nextFree, alternatives, notes };
  return { ...NOTHING, kind: 'clash', draft, dates };
}
