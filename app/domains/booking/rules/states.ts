import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import type { Role } from '#app/platform/ctx.ts';

/** Seed 4, 2.3.2: admins and trainers book, everybody else asks. */
const FIRST_STATE = {
  admin: 'approved',
  trainer: 'approved',
  manager: 'pending',
  member: 'pending',
  extern: 'pending',
} as const satisfies Record<Role, BookingStatus>;

export type FirstState = { status: 'approved'; decision: Decision } | { status: 'pending'; decision: null };

/** What a new booking of somebody acting in this role becomes. */
export function firstState(role: Role): FirstState {
  const status = FIRST_STATE[role];
  return status === 'approved' ? { status, decision: 'approved' } : { status, decision: null };
}

/**
 * The life of a booking (seed 4, 2.4.2 "Lebenszyklus"; domain.md, state table). approved -> pending: somebody who needs
 * approval moved it to another place, date or time. The outcome (`decision`) outlives expiring and archiving (D4).
 */
const NEXT_STATES = {
  pending: ['approved', 'rejected', 'expired', 'archived'],
  approved: ['pending', 'expired', 'archived'],
  rejected: ['archived'],
  expired: ['archived'],
  archived: [],
} as const satisfies Record<BookingStatus, readonly BookingStatus[]>;

export const BOOKING_STATUSES = Object.keys(NEXT_STATES) as BookingStatus[];

export function canBecome(from: BookingStatus, to: BookingStatus): boolean {
  return (NEXT_STATES[from] as readonly BookingStatus[]).includes(to);
}

/** Every status from which this one is reached; for `UPDATE … WHERE status = any(…)`. */
export function statesBefore(to: BookingStatus): BookingStatus[] {
  return BOOKING_STATUSES.filter((from) => canBecome(from, to));
}

/** Past, and not yet said to be: its date lies before the facility's today (D4). */
export function isToExpire(booking: { status: BookingStatus; date: string }, today: string): boolean {
  return canBecome(booking.status, 'expired') && booking.date < today;
}

/** Archiving it takes a date away from people who count on it, or on an answer. */
export function freesPlace(booking: { status: BookingStatus; hasBegun: boolean }): boolean {
  return !booking.hasBegun && (booking.status === 'approved' || booking.status === 'pending');
}
