import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import type { Role } from '#app/platform/ctx.ts';
import { states } from '#app/platform/states.ts';

/** Seed 4, 2.3.2: admins and trainers book, all others ask. */
const FIRST_STATE = {
  admin: 'approved',
  trainer: 'approved',
  manager: 'pending',
  member: 'pending',
  extern: 'pending',
} as const satisfies Record<Role, BookingStatus>;

export type FirstState = { status: 'approved'; decision: Decision } | { status: 'pending'; decision: null };

/** The state of a new booking by a person in this role. */
export function firstState(role: Role): FirstState {
  const status = FIRST_STATE[role];
  return status === 'approved' ? { status, decision: 'approved' } : { status, decision: null };
}

/**
 * The states of a booking (seed 4, 2.4.2 "Lebenszyklus"; domain.md, state table). approved -> pending: a person who needs
 * approval moved it. The outcome (`decision`) survives expiring and archiving (D4).
 */
export const BOOKING_STATES = states<BookingStatus>({
  pending: ['approved', 'rejected', 'expired', 'archived'],
  approved: ['pending', 'expired', 'archived'],
  rejected: ['archived'],
  expired: ['archived'],
  archived: [],
});

/** Its date lies before the facility's today, and it is not expired yet (D4). */
export function isToExpire(booking: { status: BookingStatus; date: string }, today: string): boolean {
  return BOOKING_STATES.can(booking.status, 'expired') && booking.date < today;
}

/** Archiving it takes a coming date, or the answer to a request, from people. */
export function freesPlace(booking: { status: BookingStatus; hasBegun: boolean }): boolean {
  return !booking.hasBegun && (booking.status === 'approved' || booking.status === 'pending');
}
