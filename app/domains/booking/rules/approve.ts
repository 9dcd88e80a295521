import type { BookingStatus } from '#app/db/schema/booking.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { type Conflict, findConflicts, type OtherBooking } from './conflicts.ts';
import type { Occupancy } from './dates.ts';
import { canBecome } from './states.ts';

/** A request as it is when somebody decides about it. */
export interface RequestedDate extends TimeSpan {
  id: string;
  status: BookingStatus;
  /** Null when the place is gone. */
  resourceId: string | null;
  rootId: string | null;
  date: string;
  /** 0 = Sunday. */
  dayOfWeek: number;
  title: string;
  teamName: string | null;
  placeName: string;
  personName: string;
  allowOverlap: boolean;
  /** The team's club may use the place (D8), asked anew. */
  isGranted: boolean;
  /** Its start has passed at the facility. */
  hasBegun: boolean;
}

/** Why a date cannot be approved now; a conflict is told by its kind. */
export type Obstacle = 'begun' | 'place_gone' | 'no_grant' | 'conflict';

export interface JudgedDate<T extends RequestedDate = RequestedDate> {
  booking: T;
  obstacle: Obstacle | null;
  /** Red and yellow ones, red first. */
  conflicts: Conflict[];
}

/** `refuse`: one obstacle and nothing of the request is approved. `skip`: what is free is approved, the rest stays open. */
export type OnConflict = 'refuse' | 'skip';

export type UnitDecision<T extends RequestedDate = RequestedDate> =
  | { kind: 'approved'; approved: T[]; skipped: JudgedDate<T>[] }
  | { kind: 'refused'; skipped: JudgedDate<T>[] }
  /** Nothing of it waits any more. */
  | { kind: 'over' };

/** All five kinds of conflict and the grant, checked again (D3, D8). The world may hold the request itself. */
export function judgeDate<T extends RequestedDate>(booking: T, occupancy: Occupancy | undefined): JudgedDate<T> {
  if (booking.resourceId === null || !occupancy) return { booking, obstacle: 'place_gone', conflicts: [] };
  const { resourceId } = booking;
  const others = occupancy.others.filter((other) => other.id !== booking.id);
  const conflicts = findConflicts({ ...booking, resourceId }, { ...occupancy, others });
  const isBlocked = conflicts.some((conflict) => conflict.severity === 'error');
  const obstacle = booking.hasBegun ? 'begun' : booking.isGranted ? (isBlocked ? 'conflict' : null) : 'no_grant';
  return { booking, obstacle, conflicts };
}

/**
 * Decides what an admin approves at once. A unit is one request: a single date, or what waits of a series. Units come in
 * their order, so of two that want the same time the first wins. Dates whose start has passed cannot be helped: they never
 * hinder the rest of their series.
 */
export function decideApprovals<T extends RequestedDate>(
  units: readonly (readonly T[])[],
  occupancies: ReadonlyMap<string, Occupancy>,
  onConflict: OnConflict,
): UnitDecision<T>[] {
  const taken = new Map<string, OtherBooking>();
  const occupancyOf = (booking: T): Occupancy | undefined => {
    const occupancy = occupancies.get(booking.rootId ?? '');
    if (!occupancy || taken.size === 0) return occupancy;
    const others = occupancy.others.filter((other) => !taken.has(other.id));
    const ofTree = new Set(occupancy.tree.map((node) => node.id));
    return {
      ...occupancy,
      others: [...others, ...[...taken.values()].filter((other) => ofTree.has(other.resourceId))],
    };
  };
  return units.map((unit): UnitDecision<T> => {
    const waiting = unit.filter((booking) => canBecome(booking.status, 'approved') && !taken.has(booking.id));
    if (waiting.length === 0) return { kind: 'over' };
    const judged = waiting.map((booking) => judgeDate(booking, occupancyOf(booking)));
    const free = judged.filter(({ obstacle }) => obstacle === null);
    const skipped = judged.filter(({ obstacle }) => obstacle !== null);
    const isHindered = onConflict === 'refuse' && skipped.some(({ obstacle }) => obstacle !== 'begun');
    if (free.length === 0 || isHindered) return { kind: 'refused', skipped };
    for (const { booking } of free) taken.set(booking.id, asApproved(booking));
    return { kind: 'approved', approved: free.map(({ booking }) => booking), skipped };
  });
}

/** What the others of the same batch meet. */
function asApproved(booking: RequestedDate): OtherBooking {
  const { id, date, title, teamName, placeName, personName, startTime, endTime, allowOverlap } = booking;
  return {
    id,
    resourceId: booking.resourceId ?? '',
    date,
    title,
    teamName,
    placeName,
    personName,
    startTime,
    endTime,
    isPending: false,
    isNamed: true,
    isBlocking: !allowOverlap,
  };
}

/** What the form of the approvals may say; the browser knows it, too. */
export const MAX_DECISION_REASON = 500;
/** Keys of the catalogue, `template_…`. */
export const REASON_TEMPLATES = ['taken', 'closed', 'elsewhere', 'details'] as const;
export const DECISION_INTENTS = ['approve', 'reject', 'previewApprove', 'previewReject'] as const;
