import type { BookingStatus } from '#app/db/schema/booking.ts';

export const SCOPES = ['this', 'following', 'all'] as const;
/** Nur dieser, ab hier, alle künftigen (D5). */
export type Scope = (typeof SCOPES)[number];

export interface ScopedBooking {
  id: string;
  date: string;
  startTime: string;
  status: BookingStatus;
  detached: boolean;
}

/** Why a date of the series stays as it is: moved on its own before, begun or over, or already decided otherwise. */
export type ScopeSkipReason = 'detached' | 'past' | 'decided';

/** Begun or over, by the facility's wall clock. */
export function isPast(booking: { date: string; startTime: string }, now: { date: string; time: string }): boolean {
  return booking.date < now.date || (booking.date === now.date && booking.startTime <= now.time);
}

/**
 * Which dates of a series a scope means. `this` is the chosen one whatever it is; the wider scopes take future dates that
 * are pending or approved, and name what they leave alone (dates before the chosen one are not asked about).
 */
export function inScope<T extends ScopedBooking>(
  series: readonly T[],
  chosen: T,
  scope: Scope,
  now: { date: string; time: string },
): { taken: T[]; skipped: { booking: T; why: ScopeSkipReason }[] } {
  if (scope === 'this') return { taken: [chosen], skipped: [] };
  const taken: T[] = [];
  const skipped: { booking: T; why: ScopeSkipReason }[] = [];
  for (const booking of series) {
    if (scope === 'following' && booking.date < chosen.date) continue;
    const why = skipReason(booking, now);
    if (why) skipped.push({ booking, why });
    else taken.push(booking);
  }
  return { taken, skipped };
}

function skipReason(booking: ScopedBooking, now: { date: string; time: string }): ScopeSkipReason | null {
  if (isPast(booking, now)) return 'past';
  if (booking.status !== 'pending' && booking.status !== 'approved') return 'decided';
  return booking.detached ? 'detached' : null;
}

/** From the first date on, "ab hier" and "alle" mean the same, so only one of them is offered. */
export function scopesToOffer<T extends { scope: Scope; count: number }>(scopes: readonly T[]): T[] {
  const countOf = (wanted: Scope) => scopes.find(({ scope }) => scope === wanted)?.count;
  return scopes.filter(({ scope }) => scope !== 'following' || countOf('following') !== countOf('all'));
}

/** The scopes as an address says them. */
const WORDS = { this: undefined, following: 'folgende', all: 'alle' } as const satisfies Record<
  Scope,
  string | undefined
>;

export function scopeParam(scope: Scope): 'folgende' | 'alle' | undefined {
  return WORDS[scope];
}

/** What makes no sense counts as not said. */
export function scopeFromParam(word: string | null): Scope {
  return word === WORDS.all ? 'all' : word === WORDS.following ? 'following' : 'this';
}
