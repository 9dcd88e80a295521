import { type ClockTimes, type Span, timesProblem, type TimesProblem, wholeSecond } from './clock-times.ts';

/** What a correction changes; what is missing stays. Milliseconds since 1970. */
export interface TimesChange {
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  /** All breaks of the session. */
  readonly breaks?: readonly { readonly startMs: number; readonly endMs: number }[] | undefined;
  /** The session counts nothing. */
  readonly discard?: boolean | undefined;
}

export type CorrectedTimes = { kind: 'times'; times: ClockTimes | null } | { kind: 'problem'; problem: TimesProblem };

const whole = ({ startMs, endMs }: Span): Span => ({
  startMs: wholeSecond(startMs),
  endMs: endMs === null ? null : wholeSecond(endMs),
});

/** The times after a correction; null when the session is discarded. A break that runs ends with the end that a correction gives. */
export function correctedTimes(before: ClockTimes, change: TimesChange, nowMs: number): CorrectedTimes {
  if (change.discard === true) return { kind: 'times', times: null };
  const { startMs, endMs } = whole({ startMs: change.startMs ?? before.startMs, endMs: change.endMs ?? before.endMs });
  const breaks = (change.breaks ?? before.breaks)
    .map((one) => whole({ startMs: one.startMs, endMs: one.endMs ?? endMs }))
    .toSorted((a, b) => a.startMs - b.startMs);
  const times = { startMs, endMs, breaks };
  const problem = timesProblem(times, nowMs);
  return problem === null ? { kind: 'times', times } : { kind: 'problem', problem };
}
