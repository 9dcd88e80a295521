import type { SubmissionResult } from '@conform-to/react';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { dateLines, refusalMessage } from '#app/domains/booking/mails/texts.server.ts';
import type { BookingPreview } from '#app/domains/booking/pages/preview.server.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translateErrors } from '#app/platform/form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { RequestAnswer } from './answer.ts';

const NOTHING = { errors: {}, notice: null, preview: null };

/** The lists follow a choice above them; whoever had meant to send hears that nothing was. */
export function answerChosen(draft: RequestDraft, wasMeantToSend: boolean, locale: Locale): RequestAnswer {
  const notice = wasMeantToSend ? translator(locale, 'booking.request')('choicesChanged') : null;
  return { ...NOTHING, kind: 'chosen', draft, notice };
}

/** Errors of the schema carry message keys of `booking.errors`; those of hidden fields stand above the form. */
export function answerUnreadable(draft: RequestDraft, result: SubmissionResult, locale: Locale): RequestAnswer {
  const translated = translateErrors(result, (code, detail) =>
    refusalMessage({ code, values: { field: detail } }, locale),
  );
  const errors: Record<string, string[]> = {};
  const ofForm: string[] = [];
  for (const [name, found] of Object.entries(translated.error ?? {})) {
    if (!found?.length) continue;
    if (VISIBLE.has(name)) errors[name] = [...new Set(found)];
    else ofForm.push(...found);
  }
  return { ...NOTHING, kind: 'refused', draft, errors, notice: [...new Set(ofForm)].join(' ') || null };
}

/** Whose errors stand beside them. */
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

export function answerRefusals(draft: RequestDraft, refusals: readonly FieldError[], locale: Locale): RequestAnswer {
  const errors: Record<string, string[]> = {};
  for (const refusal of refusals) (errors[fieldIn(draft, refusal)] ??= []).push(refusalMessage(refusal, locale));
  return { ...NOTHING, kind: 'refused', draft, errors };
}

/** A series has no date of its own. */
function fieldIn(draft: RequestDraft, { field }: FieldError): string {
  return field === 'date' && draft.planning === 'series' ? 'startDate' : field;
}

export function answerPreview(draft: RequestDraft, found: BookingPreview, locale: Locale): RequestAnswer {
  if (found.kind === 'refused') return { ...answerRefusals(draft, found.refusals, locale), kind: 'previewed' };
  const { verdicts, nextFree, alternatives } = found;
  // A single date that nobody could book is told at its field as well.
  const refusal = draft.planning === 'single' ? verdicts[0]?.refusal : null;
  const { errors } = refusal ? answerRefusals(draft, [refusal], locale) : NOTHING;
  const preview = { lines: dateLines(verdicts, locale), nextFree, alternatives };
  return { ...NOTHING, kind: 'previewed', draft, errors, preview };
}

/** Somebody was quicker: the dates as they are now, with the other one's name. */
export function answerClash(
  draft: RequestDraft,
  clash: { verdicts: readonly DateVerdict[]; nextFree: TimeSpan | null },
  now: BookingPreview,
  locale: Locale,
): RequestAnswer {
  const alternatives = now.kind === 'dates' ? now.alternatives : [];
  const preview = { lines: dateLines(clash.verdicts, locale), nextFree: clash.nextFree, alternatives };
  return { ...NOTHING, kind: 'clash', draft, preview };
}
