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

/** Why a date of the series stays as it is: moved alone before, begun or over, or decided otherwise. */
export type ScopeSkipReason = 'detached' | 'past' | 'decided';

/** Begun or over, by the facility's clock. */
export function isPast(booking: { date: string; startTime: string }, now: { date: string; time: string }): boolean {
  return booking.date < now.date || (booking.date === now.date && booking.startTime <= now.time);
}

/**
 * Why a booking cannot be changed any more: decided otherwise, over, or a request whose time has begun, which can still be
 * withdrawn.
 */
export type ClosedReason = { kind: 'over'; status: BookingStatus } | { kind: 'past' } | { kind: 'begun' };

/** How screens name a decided booking that can no longer be changed. */
export const overAs = (status: BookingStatus): 'rejected' | 'past' => (status === 'rejected' ? 'rejected' : 'past');

export function whyClosed(
  booking: { date: string; startTime: string; endTime: string; status: BookingStatus },
  now: { date: string; time: string },
): ClosedReason | null {
  if (booking.status !== 'pending' && booking.status !== 'approved') return { kind: 'over', status: booking.status };
  if (!isPast(booking, now) || isRunning(booking, now)) return null;
  return { kind: booking.status === 'pending' ? 'begun' : 'past' };
}

/** Approved, begun, and its end lies ahead: its title, description and end may still change. */
export function isRunning(
  booking: { date: string; startTime: string; endTime: string; status: BookingStatus },
  now: { date: string; time: string },
): boolean {
  const isOn = booking.date === now.date && booking.startTime <= now.time && now.time < booking.endTime;
  return isOn && booking.status === 'approved';
}

/**
 * The dates of a scope. `this` is the chosen date in any state. The wider scopes take future dates that are pending or
 * approved, and list those they skip; "following" ignores dates before the chosen one. A request can be withdrawn after its
 * start (`withdraws`), because it never took place.
 */
export function inScope<T extends ScopedBooking>(
  series: readonly T[],
  chosen: T,
  scope: Scope,
  now: { date: string; time: string },
  { withdraws = false } = {},
): { taken: T[]; skipped: { booking: T; why: ScopeSkipReason }[] } {
  if (scope === 'this') return { taken: [chosen], skipped: [] };
  const taken: T[] = [];
  const skipped: { booking: T; why: ScopeSkipReason }[] = [];
  for (const booking of series) {
    if (scope === 'following' && booking.date < chosen.date) continue;
    const why = skipReason(booking, now, withdraws);
    if (why) skipped.push({ booking, why });
    else taken.push(booking);
  }
  return { taken, skipped };
}

function skipReason(
  booking: ScopedBooking,
  now: { date: string; time: string },
  withdraws: boolean,
): ScopeSkipReason | null {
  if (isPast(booking, now) && !(withdraws && booking.status === 'pending')) return 'past';
  if (booking.status !== 'pending' && booking.status !== 'approved') return 'decided';
  return booking.detached ? 'detached' : null;
}

/** On the first date "ab hier" and "alle" mean the same, so only one is offered. */
export function scopesToOffer<T extends { scope: Scope; count: number }>(scopes: readonly T[]): T[] {
  const countOf = (of: Scope) => scopes.find(({ scope }) => scope === of)?.count;
  return scopes.filter(({ scope }) => scope !== 'following' || countOf('following') !== countOf('all'));
}

/** The scopes as parameters of an address. */
const WORDS = { this: undefined, following: 'folgende', all: 'alle' } as const satisfies Record<
  Scope,
  string | undefined
>;

export function scopeParam(scope: Scope): 'folgende' | 'alle' | undefined {
  return WORDS[scope];
}

/** An unknown parameter means the one date. */
export function scopeFromParam(word: string | null): Scope {
  return word === WORDS.all ? 'all' : word === WORDS.following ? 'following' : 'this';
}
