import { isLocalDate } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { FieldMessage } from '#app/platform/api/answer.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { de } from '#app/domains/booking/messages/errors.de.ts';
import { en } from '#app/domains/booking/messages/errors.en.ts';
import { formats } from '#app/platform/i18n/format.ts';
import type { Conflict, ElsewhereHint } from '#app/domains/booking/rules/conflicts.ts';
import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import type { UnknownHolidays } from './preview.server.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';

const errorTexts = roomTexts({ de, en });

/** The sentence of a refusal. Its code is a key of `messages/errors`, its values are the arguments. */
export function refusalMessage(refusal: { code: string; values?: Record<string, string> }, locale: Locale): string {
  return knownRefusalMessage(refusal, locale) ?? errors(locale)('invalid');
}

/** The same, and null for a code of another room. */
export const knownRefusalMessage: FieldMessage = ({ code, values = {} }, locale) => {
  const t = errors(locale);
  // Rules name days as ISO dates.
  const days = (value: string) => (isLocalDate(value) ? formats(locale).day(value) : value);
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, days(value)]));
  return t.has(code) ? t(code, shown) : null;
};

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

function errors(locale: Locale): LooseTranslator {
  return errorTexts(locale) as unknown as LooseTranslator;
}

/** The verdicts of a preview as lines in the reader's language. */
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
  notes.push(...verdict.hints.map((hint) => hintMessage(hint, locale)));
  if (verdict.publicHoliday) notes.push(t('publicHoliday', { name: verdict.publicHoliday }));
  if (verdict.schoolHoliday) notes.push(t('schoolHoliday', { name: verdict.schoolHoliday }));
  return notes;
}

/** "A-Jugend ist 17:00–18:30 Uhr schon eingetragen: …" */
export function hintMessage({ who, with: other }: ElsewhereHint, locale: Locale): string {
  const { placeName, title, teamName, personName, startTime, endTime } = other;
  const name = who === 'team' ? (teamName ?? title) : personName;
  const time = formats(locale).timeRange(startTime, endTime);
  return translator(locale, 'booking.preview')('elsewhere', { name, time, place: placeName, title });
}

/** That dates lie after the last known school holidays; none when all are known. */
export function unknownHolidaysNotes(unknown: UnknownHolidays, locale: Locale): string[] {
  if (unknown === null) return [];
  const t = translator(locale, 'booking.preview');
  return [unknown.until === null ? t('noHolidays') : t('holidaysKnown', { day: formats(locale).day(unknown.until) })];
}

/** The booking that has the time, with as much of it as the reader may see. */
export function conflictMessage(conflict: Conflict, locale: Locale): string {
  const t = translator(locale, 'booking.preview');
  const format = formats(locale);
  if (conflict.kind === 'no_slot') {
    const { ended, begins } = conflict;
    if (ended !== null) return t('slotsEnded', { day: format.day(ended) });
    return begins === null ? t('noSlot') : t('slotsBegin', { day: format.day(begins) });
  }
  if (conflict.kind === 'outside_slot') {
    const windows = conflict.windows.map(({ startTime, endTime }) => format.timeRange(startTime, endTime)).join(', ');
    return t('outsideSlot', { windows });
  }
  const { with: other, severity } = conflict;
  const values = {
    place: other.placeName,
    time: format.timeRange(other.startTime, other.endTime),
    title: other.title,
    team: other.teamName && !other.title.includes(other.teamName) ? other.teamName : 'none',
  };
  if (severity === 'error') return t('takenBy', values);
  if (!other.isPending) return t('beside', values);
  return other.isNamed ? t('askedBy', values) : t('asked', values);
}
