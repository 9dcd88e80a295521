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
