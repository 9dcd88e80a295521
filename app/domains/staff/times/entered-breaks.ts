import { addDays, checkWallTime, HOME_ZONE, instantOfMs, wallClock, wallInstant } from '#app/platform/calendar.ts';
import type { Span } from '#app/domains/staff/rules/clock-times.ts';

/** A break as a form has it: HH:MM in Europe/Berlin; empty for none. */
export interface TypedBreak {
  readonly from: string;
  readonly until: string;
}

export type EnteredBreaks =
  | { kind: 'breaks'; breaks: { startMs: number; endMs: number }[] }
  | { kind: 'problem'; code: 'break_incomplete' | 'no_such_time' };

const timeOf = (ms: number | null): string => (ms === null ? '' : wallClock(instantOfMs(ms), HOME_ZONE).time);

/** The breaks of a session as a form shows them. */
export const typedBreaks = (breaks: readonly Span[]): TypedBreak[] =>
  breaks.map(({ startMs, endMs }) => ({ from: timeOf(startMs), until: timeOf(endMs) }));

/**
 * The instants of typed breaks. A time before the start of the session is of the next day. A stored break whose minutes were not touched
 * keeps its seconds, and the hour that comes twice.
 */
export function enteredBreaks(
  typed: readonly TypedBreak[],
  { startMs, stored = [] }: { startMs: number; stored?: readonly Span[] },
): EnteredBreaks {
  const { date, time: start } = wallClock(instantOfMs(startMs), HOME_ZONE);
  const known = typedBreaks(stored);
  const breaks: { startMs: number; endMs: number }[] = [];
  for (const { from, until } of typed) {
    if (from === '' && until === '') continue;
    if (from === '' || until === '') return { kind: 'problem', code: 'break_incomplete' };
    const kept = stored[known.findIndex((one) => one.from === from && one.until === until)];
    const [begin, end] = [instantAfter(from, start, date), instantAfter(until, start, date)];
    if (begin === null || end === null) return { kind: 'problem', code: 'no_such_time' };
    breaks.push({ startMs: kept?.startMs ?? begin, endMs: kept?.endMs ?? end });
  }
  return { kind: 'breaks', breaks };
}

/** Null for a time that the night of a clock change skips. */
function instantAfter(time: string, start: string, date: string): number | null {
  const day = time < start ? addDays(date, 1) : date;
  if (checkWallTime(day, time, HOME_ZONE).kind === 'skipped') return null;
  return wallInstant(day, time, HOME_ZONE).epochMilliseconds;
}
