import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { addDays, daysBetween } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { de } from '#app/domains/booking/messages/mail.de.ts';
import { en } from '#app/domains/booking/messages/mail.en.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';

/** The texts of booking mails. */
export const mailTexts = roomTexts({ de, en });

/** A date that a mail names as skipped, and why: a holiday's name, free text, or a code of `mail.why`. */
export interface SkippedDate {
  date: string;
  why: string | null;
  /** Title of the booking that took the place. */
  by?: string;
}

/** Up to here each date is named; a longer weekly series is described by its weekday and range. */
const MAX_NAMED = 6;
/** Skipped dates with the same reason are one entry; at most so many entries are named. */
const MAX_LEFT = 12;
const DAYS_OF_WEEK = 7;

/** "Di 24.11.2026, 16:00–18:00 Uhr" or "26 Termine: dienstags 16:00–18:00 Uhr, 12.01.–30.06.2027". */
export function describeDates(locale: Locale, dates: readonly string[], span: TimeSpan): string {
  const [t, format] = [mailTexts(locale), formats(locale)];
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const time = format.timeRange(span.startTime, span.endTime);
  if (dates.length <= 1) return `${format.day(first)}, ${time}`;
  if (dates.length <= MAX_NAMED || !isWeekly(dates))
    return t('dates.named', { count: dates.length, dates: dates.map(format.day).join(', '), time });
  return t('dates.weekly', {
    count: dates.length,
    weekday: locale === 'de' ? format.weekdayLong(first).toLowerCase() : format.weekdayLong(first),
    time,
    span: format.span(first, last),
  });
}

/** All dates have the same weekday; a missing week is named among the skipped dates. */
function isWeekly(dates: readonly string[]): boolean {
  return dates.every((date) => daysBetween(dates[0] ?? date, date) % DAYS_OF_WEEK === 0);
}

/** The weeks between the first and the last date that neither list contains: cancelled before, or moved. */
export function unnamedGaps(dates: readonly string[], skipped: readonly SkippedDate[]): SkippedDate[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (dates.length <= MAX_NAMED || !first || !last || !isWeekly(dates)) return [];
  const known = new Set([...dates, ...skipped.map(({ date }) => date)]);
  const gaps: SkippedDate[] = [];
  for (let date = first; date < last; date = addDays(date, DAYS_OF_WEEK))
    if (!known.has(date)) gaps.push({ date, why: null });
  return gaps;
}

/** "Di 22.12.2026 bis Di 05.01.2027 (Weihnachtsferien); Di 16.02.2027 (belegt durch „…“); und 3 weitere". */
export function describeSkipped(locale: Locale, dates: readonly string[], skipped: readonly SkippedDate[]): string {
  const [t, format] = [mailTexts(locale), formats(locale)];
  const all = [...skipped, ...unnamedGaps(dates, skipped)].sort((a, b) => (a.date < b.date ? -1 : 1));
  const runs = runsOf(all, dates);
  const lines = runs.slice(0, MAX_LEFT).map(({ from, until, why }) => {
    const days =
      from === until ? format.day(from) : t('dates.until', { from: format.day(from), until: format.day(until) });
    return why === null ? days : `${days} (${why})`;
  });
  const more = runs.slice(MAX_LEFT).reduce((count, run) => count + run.count, 0);
  return [...lines, ...(more > 0 ? [t('dates.more', { count: more })] : [])].join('; ');

  function runsOf(entries: readonly SkippedDate[], accepted: readonly string[]) {
    const found: { from: string; until: string; why: string | null; count: number }[] = [];
    for (const entry of entries) {
      const why = wordFor(entry);
      const before = found.at(-1);
      const isBetween = (date: string) => before !== undefined && before.until < date && date < entry.date;
      if (before && why !== null && before.why === why && !accepted.some(isBetween)) {
        before.until = entry.date;
        before.count += 1;
      } else found.push({ from: entry.date, until: entry.date, why, count: 1 });
    }
    return found;
  }

  /** Codes have a text; any other reason is a text already. */
  function wordFor({ why, by }: SkippedDate): string | null {
    if (why === null) return null;
    if (why === 'taken' && by !== undefined) return t('why.taken', { title: by });
    const code = CODES.find((known) => known === why);
    return code ? t(`why.${code}`) : why;
  }
}

const CODES = [
  'removed',
  'not_free',
  'cancelled',
  'detached',
  'outside_slot',
  'no_grant',
  'begun',
  'place_gone',
] as const;
