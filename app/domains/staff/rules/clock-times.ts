import type { ClockEventType, ClockState, EventMetadata } from '#app/db/schema/clock.ts';

/** Times of a session from its stamps. Instants are milliseconds since 1970, on whole seconds; sums are seconds. */

export interface Span {
  readonly startMs: number;
  /** Null while it runs. */
  readonly endMs: number | null;
}

export interface ClockTimes extends Span {
  /** In their order, apart from each other, within the session. */
  readonly breaks: readonly Span[];
}

export interface Stamp {
  readonly id: string;
  readonly eventType: ClockEventType;
  readonly atMs: number;
  readonly metadata: EventMetadata | null;
}

/** Sessions of a person and day where days may be split, as the column has it. */
export const MAX_DAY_PARTS = 20;

/** Instants of stamps have whole seconds, so that sums are exact. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

export const stateOf = ({ endMs, breaks }: ClockTimes): ClockState => {
  if (endMs !== null) return 'CLOSED';
  return breaks.some((one) => one.endMs === null) ? 'BREAK' : 'WORKING';
};

/** Seconds of work (net of breaks) and of breaks, both up to `nowMs` while they run. */
export function sumsOf({ startMs, endMs, breaks }: ClockTimes, nowMs: number): { work: number; break: number } {
  const until = endMs ?? Math.max(wholeSecond(nowMs), startMs);
  const paused = breaks.reduce((sum, one) => sum + Math.max(0, (one.endMs ?? until) - one.startMs), 0);
  return { work: (until - startMs - paused) / 1000, break: paused / 1000 };
}

/** The stamps that count: a correction replaces one, or voids it. */
export function countingStamps<S extends Stamp>(stamps: readonly S[]): S[] {
  const replaced = new Set(stamps.flatMap(({ metadata }) => metadata?.replaces ?? []));
  return stamps.filter(({ id, metadata }) => !replaced.has(id) && metadata?.void !== true);
}

/** The session that stamps make; null when none counts any more (it is discarded). */
export function timesOf(stamps: readonly Stamp[]): ClockTimes | null {
  const counting = countingStamps(stamps);
  const at = (type: ClockEventType) =>
    counting
      .filter(({ eventType }) => eventType === type)
      .map(({ atMs }) => atMs)
      .toSorted((a, b) => a - b);
  const [startMs] = at('CLOCK_IN');
  if (startMs === undefined) return null;
  const ends = at('BREAK_END');
  return {
    startMs,
    endMs: at('CLOCK_OUT').at(-1) ?? null,
    breaks: at('BREAK_START').map((start, index) => ({ startMs: start, endMs: ends[index] ?? null })),
  };
}

/** The instant of the last stamp; the next one lies at it or after it. */
export function lastStampMs({ startMs, endMs, breaks }: ClockTimes): number {
  return Math.max(startMs, endMs ?? 0, ...breaks.flatMap((one) => [one.startMs, one.endMs ?? 0]));
}

/** The session after one more stamp that its state allows. */
export function withStamp(times: ClockTimes, event: Exclude<ClockEventType, 'CLOCK_IN'>, atMs: number): ClockTimes {
  if (event === 'CLOCK_OUT') return { ...times, endMs: atMs };
  if (event === 'BREAK_START') return { ...times, breaks: [...times.breaks, { startMs: atMs, endMs: null }] };
  return { ...times, breaks: times.breaks.map((one) => (one.endMs === null ? { ...one, endMs: atMs } : one)) };
}

export type TimesProblem =
  | 'upside_down'
  | 'break_outside'
  | 'breaks_overlap'
  | 'break_upside_down'
  | 'future'
  | 'too_long';

/** A session over it is flagged, and an offline stamp reaches back so far. */
export const FLAGGED_AFTER_MS = 16 * 3_600_000;
/** No correction makes a longer session; a day has 25 hours at most. */
const LONGEST_MS = 25 * 3_600_000;

/** Why corrected times cannot be; null when they can. */
export function timesProblem({ startMs, endMs, breaks }: ClockTimes, nowMs: number): TimesProblem | null {
  const until = endMs ?? nowMs;
  if (startMs > nowMs || until > nowMs) return 'future';
  if (endMs !== null && endMs <= startMs) return 'upside_down';
  if (until - startMs > LONGEST_MS) return 'too_long';
  if (breaks.some((one) => one.endMs !== null && one.endMs < one.startMs)) return 'break_upside_down';
  if (breaks.some((one) => one.startMs < startMs || (one.endMs ?? one.startMs) > until)) return 'break_outside';
  if (endMs !== null && breaks.some((one) => one.endMs === null)) return 'break_outside';
  const sorted = breaks.toSorted((a, b) => a.startMs - b.startMs);
  const overlap = sorted.some((one, index) => index > 0 && one.startMs < (sorted[index - 1]?.endMs ?? Infinity));
  return overlap ? 'breaks_overlap' : null;
}
