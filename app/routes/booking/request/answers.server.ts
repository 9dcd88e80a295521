import type { Submission, SubmissionResult } from '@conform-to/react';
import type { RequestBookingOutcome } from '#app/domains/booking/request-booking.server.ts';
import type { Refusal } from '#app/domains/booking/rules/refusals.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { inWords } from '#app/platform/form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';

/** What the form shows after a refused attempt: errors at their fields, and the clash with a way out of it. */
export interface RequestAnswer {
  result: SubmissionResult;
  conflict: {
    sentence: string;
    wayOut: string;
    nextFree: { startTime: string; endTime: string; label: string } | null;
  } | null;
}

/** Errors of the schema carry message keys of `booking.errors`; those of the hidden nonce stand above the form. */
export function answerUnreadable(result: SubmissionResult, locale: Locale): RequestAnswer {
  const { nonce, '': ofForm, ...error } = result.error ?? {};
  const all = [...(ofForm ?? []), ...(nonce ?? [])];
  return {
    result: inWords({ ...result, error: all.length > 0 ? { ...error, '': all } : error }, (code, detail) =>
      wordFor(locale, code, { field: detail }),
    ),
    conflict: null,
  };
}

type Attempt = Submission<unknown, string[]> & { status: 'success' };

export function answerRefusals(
  submission: Attempt,
  refusals: readonly (Refusal | { field: 'title'; code: 'form_outdated' })[],
  locale: Locale,
): RequestAnswer {
  const fieldErrors: Record<string, string[]> = {};
  for (const refusal of refusals) {
    const values = 'values' in refusal ? refusal.values : undefined;
    (fieldErrors[refusal.field] ??= []).push(wordFor(locale, refusal.code, values));
  }
  return { result: submission.reply({ fieldErrors }), conflict: null };
}

/** Names the winner, and says what is free instead (ux.md: what happened and what to do next). */
export function answerConflict(
  submission: Attempt,
  outcome: Extract<RequestBookingOutcome, { kind: 'blocked' }>,
  locale: Locale,
): RequestAnswer {
  const t = translator(locale, 'booking.conflict');
  const format = formats(locale);
  const { nextFree } = outcome;
  const red = outcome.verdicts.find(({ kind }) => kind === 'blocked');
  const clash = red?.conflicts[0];
  const other = clash && 'with' in clash ? clash.with : null;
  const sentence = t('sentence', {
    day: format.day(red?.date ?? ''),
    place: other?.placeName ?? '',
    time: other ? format.timeRange(other.startTime, other.endTime) : '',
    title: other?.title ?? '',
    team: other?.teamName && !other.title.includes(other.teamName) ? other.teamName : 'none',
  });
  return {
    result: submission.reply({ formErrors: [sentence] }),
    conflict: {
      sentence,
      wayOut: nextFree ? t('freeFrom', { time: format.time(nextFree.startTime) }) : t('noneLeft'),
      nextFree: nextFree && {
        ...nextFree,
        label: t('takeNext', { time: format.timeRange(nextFree.startTime, nextFree.endTime) }),
      },
    },
  };
}

/** Every code of a refusal is a key of the catalogue; its arguments come with the refusal. */
function wordFor(locale: Locale, code: string, values: Record<string, string> = {}): string {
  const t = translator(locale, 'booking.errors') as unknown as LooseTranslator;
  return t.has(code) ? t(code, values) : t('invalid');
}

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}
