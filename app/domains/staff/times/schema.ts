import { z } from 'zod';
import { monthRange } from '#app/platform/calendar.ts';
import { MIN_REOPEN_REASON } from '#app/domains/staff/rules/month-states.ts';
import { isReadableText, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** Texts of forms and of the API about times. Messages are codes. */

export const MIN_REASON = 3;
export const MAX_REASON = 1000;
export const MAX_NO_BREAK_REASON = 500;

const text = (min: number, max: number) =>
  textUpTo(max, 'reason_too_long')
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string().refine((value) => Array.from(value).length >= min, min === 0 ? 'unreadable' : 'too_short'));

/** Why times are put right. */
export const reasonField = text(MIN_REASON, MAX_REASON);
/** Why a break was not possible. */
export const noBreakReasonField = text(MIN_REASON, MAX_NO_BREAK_REASON);
/** Why a month is open again. */
export const reopenReasonField = text(MIN_REOPEN_REASON, MAX_REASON);
/** What the person reads about a decision; empty is none. */
export const answerField = text(0, MAX_REASON).transform((value) => value || null);

/** YYYY-MM of this century and the next; null for another text. */
export const readMonth = (text: string): string | null =>
  text < '2000' || text >= '2200' || monthRange(text) === null ? null : text;
