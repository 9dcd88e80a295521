import { minutesOf, MINUTES_PER_DAY, type TimeSpan, timeOf } from './time-of-day.ts';

/** The hours of a weekday or of one date. */
export interface OpeningRule {
  /** 0 = Sunday … 6 = Saturday; null for a date. */
  dayOfWeek: number | null;
  date: string | null;
  /** Both null: closed. A closing that is not after the opening lies on the next day. */
  opensAt: string | null;
  closesAt: string | null;
}

interface Day {
  date: string;
  dayOfWeek: number;
}

/**
 * When a facility is open on a day, earliest first; null when nothing is said about the day. A date beats its weekday. Hours that
 * began the day before reach into it.
 */
export function openSpansOn(rules: readonly OpeningRule[], day: Day, dayBefore: Day): TimeSpan[] | null {
  const today = ruleOf(rules, day);
  if (!today) return null;
  const before = ruleOf(rules, dayBefore);
  const spans = [
    ...(before ? minutesOpen(before).map(([from, until]) => [from - MINUTES_PER_DAY, until - MINUTES_PER_DAY]) : []),
    ...minutesOpen(today),
  ];
  return spans.flatMap(([from = 0, until = 0]) => {
    const [start, end] = [Math.max(from, 0), Math.min(until, MINUTES_PER_DAY)];
    return start < end ? [{ startTime: timeOf(start), endTime: timeOf(end) }] : [];
  });
}

function ruleOf(rules: readonly OpeningRule[], { date, dayOfWeek }: Day): OpeningRule | undefined {
  return rules.find((rule) => rule.date === date) ?? rules.find((rule) => rule.dayOfWeek === dayOfWeek);
}

/** Minutes since the midnight before the opening; none when closed. */
function minutesOpen({ opensAt, closesAt }: OpeningRule): [number, number][] {
  const [from, until] = [minutesOf(opensAt ?? ''), minutesOf(closesAt ?? '')];
  if (from === null || until === null) return [];
  return [[from, until > from ? until : until + MINUTES_PER_DAY]];
}

/** When the hours of a day end, as HH:MM; null when the day is closed or nothing is said about it. A date beats its weekday. */
export function closingTimeOn(rules: readonly OpeningRule[], day: Day): string | null {
  return ruleOf(rules, day)?.closesAt ?? null;
}
