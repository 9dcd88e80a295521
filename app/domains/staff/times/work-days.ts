import type { EmploymentKind } from '#app/db/schema/staff.ts';
import { addDays, dayOfWeek, daysBetween, HOME_ZONE, instantOfMs, today, wallInstant } from '#app/platform/calendar.ts';
import { type ClockTimes, FLAGGED_AFTER_MS, sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { type Hint, hintsOfDay } from '#app/domains/staff/rules/hints.ts';
import { isMinor, NIGHT_WORK, youthLimitsOn } from '#app/domains/staff/rules/working-time.ts';

/** A session with what its day's hints and sums need. */
export interface DayPart extends ClockTimes {
  readonly staffId: string;
  readonly dayKey: string;
  readonly flagged: boolean;
  readonly discarded: boolean;
  readonly employmentKind: EmploymentKind;
  readonly birthDate: string | null;
  /** End of the person's work before it, for the same operator; null without any. */
  readonly previousEndMs: number | null;
  /** When its last stamp was written down. */
  readonly recordedMs: number;
}

export interface WorkDay<S extends DayPart> {
  readonly staffId: string;
  readonly dayKey: string;
  readonly sessions: readonly S[];
  /** Seconds of what counts, up to now while it runs. */
  readonly work: number;
  readonly break: number;
  readonly hints: readonly Hint[];
}

/** True when a session is flagged, or open for more than 16 hours: it counts nowhere until an admin corrects it (staff.md). */
export const needsCorrection = (
  { flagged, startMs, endMs }: Pick<DayPart, 'flagged' | 'startMs' | 'endMs'>,
  nowMs: number,
): boolean => flagged || (endMs === null && nowMs - startMs > FLAGGED_AFTER_MS);

/** Sessions by person and day, in the order of each day's first one in the list; parts of a day in their own order. */
export function workDaysOf<S extends DayPart>(sessions: readonly S[], nowMs: number): WorkDay<S>[] {
  const days = new Map<string, S[]>();
  for (const session of sessions) {
    const key = `${session.staffId} ${session.dayKey}`;
    days.set(key, [...(days.get(key) ?? []), session]);
  }
  return [...days.values()].flatMap((parts) => {
    const sorted = parts.toSorted((a, b) => a.startMs - b.startMs);
    const [first] = sorted;
    return first ? [workDay(first, sorted, nowMs)] : [];
  });
}

function workDay<S extends DayPart>(first: S, sessions: readonly S[], nowMs: number): WorkDay<S> {
  const counting = sessions.filter((session) => !session.discarded && !needsCorrection(session, nowMs));
  const sums = counting.map((session) => sumsOf(session, nowMs));
  const { staffId, dayKey } = first;
  return {
    staffId,
    dayKey,
    sessions,
    work: sums.reduce((total, one) => total + one.work, 0),
    break: sums.reduce((total, one) => total + one.break, 0),
    hints: hintsOfWork(counting, nowMs),
  };
}

/** Hints of the sessions of a person's day that count, in their order. */
function hintsOfWork(sessions: readonly DayPart[], nowMs: number): Hint[] {
  const [first] = sessions;
  if (!first) return [];
  const { dayKey: date, employmentKind, previousEndMs } = first;
  const youth = isMinor(first, date);
  const limits = youthLimitsOn(date);
  const [from, until] = youth ? [limits.latest, limits.earliest] : [NIGHT_WORK.from, NIGHT_WORK.until];
  const night = (day: string) => ({
    startMs: wallInstant(day, from, HOME_ZONE).epochMilliseconds,
    endMs: wallInstant(addDays(day, 1), until, HOME_ZONE).epochMilliseconds,
  });
  const recordedMs = Math.max(...sessions.map((session) => session.recordedMs));
  return hintsOfDay({
    date,
    weekday: dayOfWeek(date),
    group: employmentKind === 'volunteer' ? 'volunteer' : youth ? 'youth' : 'adult',
    sessions,
    nowMs,
    previousEndMs,
    nights: [night(addDays(date, -1)), night(date)],
    recordedAfterDays: daysBetween(date, today(instantOfMs(recordedMs), HOME_ZONE)),
  });
}
