import type { BookingStatus } from '#app/db/schema/booking.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { type Conflict, findConflicts, type OtherBooking } from './conflicts.ts';
import type { Occupancy } from './dates.ts';
import { BOOKING_STATES } from './states.ts';

/** A pending booking as an admin decides about it. */
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
  /** The team's club may use the place (D8), judged anew. */
  isGranted: boolean;
  /** Its start has passed at the facility. */
  hasBegun: boolean;
}

/** Why a date cannot be approved now; `conflicts` has the details of a conflict. */
export type Obstacle = 'begun' | 'place_gone' | 'no_grant' | 'conflict';

export interface JudgedDate<T extends RequestedDate = RequestedDate> {
  booking: T;
  obstacle: Obstacle | null;
  /** Errors first, then warnings. */
  conflicts: Conflict[];
}

/** The obstacle that a refusal names first: a begun date never prevents the others, so any other comes before it. */
export function mainObstacle(skipped: readonly JudgedDate[]): Obstacle | null {
  const obstacles = skipped.flatMap(({ obstacle }) => obstacle ?? []);
  return obstacles.find((one) => one !== 'begun') ?? obstacles[0] ?? null;
}

/** `refuse`: one obstacle, and nothing of the request is approved. `skip`: free dates are approved, the others stay pending. */
export type OnConflict = 'refuse' | 'skip';

export type UnitDecision<T extends RequestedDate = RequestedDate> =
  | { kind: 'approved'; approved: T[]; skipped: JudgedDate<T>[] }
  | { kind: 'refused'; skipped: JudgedDate<T>[] }
  /** No date is pending any more. */
  | { kind: 'over' };

/** All five kinds of conflict and the grant, judged again (D3, D8). The occupancy may contain the request itself. */
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
 * Decides requests together. A unit is one request: a single date, or the pending dates of a series. Of two units for the same
 * time the first wins. Dates that have begun are skipped and never prevent the rest of their series.
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
    const waiting = unit.filter((booking) => BOOKING_STATES.can(booking.status, 'approved') && !taken.has(booking.id));
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

/** An approved date as an obstacle for the later units. */
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

/** Limits and choices of the form of the approvals, for the browser and the server. */
export const MAX_DECISION_REASON = 500;
/** Message keys `template_…` of the catalogue. */
export const REASON_TEMPLATES = ['taken', 'closed', 'elsewhere', 'details'] as const;
export const DECISION_INTENTS = ['approve', 'reject', 'previewApprove', 'previewReject'] as const;
