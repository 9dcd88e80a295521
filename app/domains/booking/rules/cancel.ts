import type { BookingStatus, SeriesException } from '#app/db/schema/booking.ts';
import { inScope, isPast, type ScopeSkipReason, type Scope, type ScopedBooking } from './scopes.ts';

export const MAX_CANCEL_REASON = 300;

/** The columns of a series that cancelling changes. */
export interface SeriesSpan {
  startDate: string;
  endDate: string;
  exceptions: readonly SeriesException[];
}

export type CancelDecision<T> =
  | {
      kind: 'cancel';
      /** Earliest first, never empty. */
      taken: T[];
      skipped: { booking: T; why: ScopeSkipReason }[];
      series: SeriesSpan | null;
    }
  /** Approved, and begun or over: past bookings are never deleted (D17). */
  | { kind: 'past' }
  | { kind: 'over'; status: BookingStatus }
  /** No date of the scope is left to cancel. */
  | { kind: 'nothing'; skipped: { booking: T; why: ScopeSkipReason }[] };

/**
 * Which dates cancelling takes, and which it skips (D5, seed 4, 5.2). A single date becomes an exception, so no later edit
 * brings it back; the wider scopes end the series on the day before their first date. A request can be withdrawn at any time.
 */
export function decideCancel<T extends ScopedBooking>(
  input: { chosen: T; scope: Scope; reason: string | null },
  facts: {
    /** All dates of the series with the chosen one; empty for a single date. */
    siblings: readonly T[];
    series: SeriesSpan | null;
    /** The facility's clock. */
    now: { date: string; time: string };
    dayBefore: (date: string) => string;
  },
): CancelDecision<T> {
  const { chosen, reason } = input;
  const scope = facts.series ? input.scope : 'this';
  if (scope === 'this') {
    if (chosen.status !== 'pending' && chosen.status !== 'approved') return { kind: 'over', status: chosen.status };
    if (chosen.status === 'approved' && isPast(chosen, facts.now)) return { kind: 'past' };
  }
  const { taken, skipped } = inScope(facts.siblings, chosen, scope, facts.now, { withdraws: true });
  const [first] = taken;
  if (!first) return { kind: 'nothing', skipped };
  return {
    kind: 'cancel',
    taken,
    skipped,
    series: facts.series && spanWithout(facts.series, taken, { scope, reason, dayBefore: facts.dayBefore }),
  };
}

/** The series without these dates: each is an exception, or lies after the new end. */
export function spanWithout(
  series: SeriesSpan,
  taken: readonly ScopedBooking[],
  how: { scope: Scope; reason: string | null; dayBefore: (date: string) => string },
): SeriesSpan {
  const first = taken[0]?.date;
  const end = how.scope === 'this' || first === undefined ? series.endDate : how.dayBefore(first);
  const endDate = end < series.startDate ? series.startDate : end < series.endDate ? end : series.endDate;
  const known = new Set(series.exceptions.map(({ date }) => date));
  // A date that was moved alone has its exception already.
  // Dates after the end need none: a later end shows each of them before it adds them.
  const dates = taken
    .filter((booking) => booking.date <= endDate && (!booking.detached || known.has(booking.date)))
    .map(({ date }) => date);
  const exceptions = [
    ...series.exceptions.filter(({ date }) => !dates.includes(date)),
    ...dates.map((date) => ({ date, reason: how.reason ?? 'cancelled', fellOut: true as const })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  return { ...series, exceptions, endDate };
}

/**
 * The series as it was before a cancellation; if it was changed since, as it is now with the dates added. `before` and `after`
 * are the series around the cancellation.
 */
export function spanRestored(
  current: SeriesSpan,
  change: { before: SeriesSpan; after: SeriesSpan },
  dates: readonly string[],
): SeriesSpan {
  const last = dates.reduce((latest, date) => (date > latest ? date : latest), current.endDate);
  return {
    ...current,
    exceptions: [
      ...current.exceptions.filter(({ date }) => !dates.includes(date)),
      ...change.before.exceptions.filter(({ date }) => dates.includes(date)),
    ].sort((a, b) => a.date.localeCompare(b.date)),
    endDate: current.endDate === change.after.endDate ? change.before.endDate : last,
  };
}
