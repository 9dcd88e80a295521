import type { BookingStatus } from '#app/db/schema/booking.ts';
import { canBecome } from './states.ts';

/** Past, and not yet said to be: its date lies before the facility's today (D4). */
export function isToExpire(booking: { status: BookingStatus; date: string }, today: string): boolean {
  return canBecome(booking.status, 'expired') && booking.date < today;
}

/** Archiving it takes a date away from people who count on it, or on an answer. */
export function freesPlace(booking: { status: BookingStatus; hasBegun: boolean }): boolean {
  return !booking.hasBegun && (booking.status === 'approved' || booking.status === 'pending');
}
