import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import type { Role } from '#app/platform/ctx.ts';

/** The person who looks; null when signed out, then only public plans are visible. */
export interface Viewer {
  id: string;
  role: Role;
  operatorId: string | null;
}

export interface SeenBooking {
  status: BookingStatus;
  decision: Decision | null;
  createdBy: string | null;
  userId: string | null;
  /** The viewer trains the team it is for. */
  isMyTeam: boolean;
  operatorId: string | null;
}

/**
 * full: everything · plan: place, time, title, type, club, team, trainer · requested: place, time, "angefragt" ·
 * named: place, time, title, club · occupied: place, time, "belegt" · hidden: not at all.
 */
export type Visibility = 'full' | 'plan' | 'requested' | 'named' | 'occupied' | 'hidden';

/** Own bookings: made by me, booked for me, or for a team I train (domain.md, booking). */
export function isInvolved(viewer: Viewer, booking: SeenBooking): boolean {
  return booking.createdBy === viewer.id || booking.userId === viewer.id || booking.isMyTeam;
}

/** Admins have rights at their operator's facilities only (D21). */
function isAdminOf(viewer: Viewer, booking: SeenBooking): boolean {
  return viewer.role === 'admin' && booking.operatorId !== null && viewer.operatorId === booking.operatorId;
}

/** The involved, and admins of the operator, may edit, cancel and withdraw (domain.md, booking). */
export function mayChange(viewer: Viewer, booking: SeenBooking): boolean {
  return isInvolved(viewer, booking) || isAdminOf(viewer, booking);
}

/** Rejected, or past without a decision. */
export function wasRefused({ status, decision }: Pick<SeenBooking, 'status' | 'decision'>): boolean {
  return status === 'rejected' || (status === 'expired' && decision !== 'approved');
}

/** How much of a booking a viewer may see (domain.md, "Who sees what of others' bookings"). */
export function visibilityOf(
  viewer: Viewer | null,
  booking: SeenBooking,
  plan: { isPublic: boolean; showNames: boolean },
): Visibility {
  const isAdminHere = viewer !== null && isAdminOf(viewer, booking);
  // Archived bookings appear in the archive only; admins open their pages from there.
  if (booking.status === 'archived') return isAdminHere ? 'full' : 'hidden';
  const isRefused = wasRefused(booking);
  if (!viewer) {
    if (!plan.isPublic || isRefused || booking.status === 'pending') return 'hidden';
    return plan.showNames ? 'named' : 'occupied';
  }
  if (mayChange(viewer, booking)) return 'full';
  if (isRefused) return 'hidden';
  return booking.status === 'pending' ? 'requested' : 'plan';
}
