import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { Conflict } from '#app/domains/booking/rules/conflicts.ts';
import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';
import { refusalMessage } from './refusal-texts.server.ts';

/** The verdicts of a preview in words of the reader, as the list of dates shows them. */
export function dateLines(verdicts: readonly DateVerdict[], locale: Locale): DateLine[] {
  return verdicts.map((verdict) => ({
    date: verdict.date,
    state: stateOf(verdict),
    notes: notesOf(verdict, locale),
    isRemoved: verdict.skipped === 'removed',
    mayRemove: verdict.skipped === null || verdict.skipped === 'removed',
  }));
}

function stateOf({ kind, refusal }: DateVerdict): DateLine['state'] {
  if (kind !== 'blocked') return kind;
  return refusal ? 'impossible' : 'taken';
}

function notesOf(verdict: DateVerdict, locale: Locale): string[] {
  const t = translator(locale, 'booking.preview');
  const notes: string[] = [];
  if (verdict.skipped === 'removed') notes.push(t('removed'));
  const isSlot = (conflict: Conflict) => conflict.kind === 'no_slot' || conflict.kind === 'outside_slot';
  if (verdict.refusal && !verdict.conflicts.some(isSlot)) notes.push(refusalMessage(verdict.refusal, locale));
  notes.push(...verdict.conflicts.map((conflict) => conflictMessage(conflict, locale)));
  if (verdict.publicHoliday) notes.push(t('publicHoliday', { name: verdict.publicHoliday }));
  if (verdict.schoolHoliday) notes.push(t('schoolHoliday', { name: verdict.schoolHoliday }));
  return notes;
}

/** Who has the time, as far as the reader may know it. */
export function conflictMessage(conflict: Conflict, locale: Locale): string {
  const t = translator(locale, 'booking.preview');
  const format = formats(locale);
  if (conflict.kind === 'no_slot') return t('noSlot');
  if (conflict.kind === 'outside_slot') {
    const windows = conflict.windows.map(({ startTime, endTime }) => format.timeRange(startTime, endTime)).join(', ');
    return t('outsideSlot', { windows });
  }
  const { with: other, severity } = conflict;
  const words = {
    place: other.placeName,
    time: format.timeRange(other.startTime, other.endTime),
    title: other.title,
    team: other.teamName && !other.title.includes(other.teamName) ? other.teamName : 'none',
  };
  if (severity === 'error') return t('takenBy', words);
  if (!other.isPending) return t('beside', words);
  return other.isNamed ? t('askedBy', words) : t('asked', words);
}
