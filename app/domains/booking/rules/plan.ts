import { ancestors, type TreeNode, withDescendants } from '#app/domains/facilities/rules/resource-tree.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { type SeenBooking, sightOf, type Viewer } from './visibility.ts';

export interface PlanSource extends TimeSpan, Omit<SeenBooking, 'operatorId'> {
  id: string;
  resourceId: string | null;
  date: string;
  title: string;
  typeIcon: string;
  typeLabel: string;
  placeName: string;
  clubName: string | null;
  personName: string;
}

/** How a booking lies on the shown resource: its own, through the whole (hatched), or on a part of it. */
export type Through = 'own' | 'whole' | 'part';

/** What one viewer gets of one booking; absent texts were not theirs to see. */
export interface PlanBooking extends TimeSpan {
  /** Absent for people who may not open it. */
  id?: string;
  date: string;
  sight: 'full' | 'plan' | 'requested' | 'named' | 'occupied';
  status: BookingStatus;
  through: Through;
  /** Named when it is not the shown resource's own. */
  placeName?: string;
  title?: string;
  typeIcon?: string;
  typeLabel?: string;
  personName?: string;
  clubName?: string;
}

/** The resources whose bookings show on this one: itself, the wholes above it and the parts below it. */
export function resourcesShownOn(tree: readonly TreeNode[], resourceId: string): string[] {
  return [...ancestors(tree, resourceId), ...withDescendants(tree, resourceId)];
}

/** Cuts a row down to what the viewer may see; null when it is hidden from them. */
export function planBookingFor(
  viewer: Viewer | null,
  row: PlanSource,
  plan: { resourceId: string; tree: readonly TreeNode[]; operatorId: string; isPublic: boolean; showNames: boolean },
): PlanBooking | null {
  const sight = sightOf(viewer, { ...row, operatorId: plan.operatorId }, plan);
  if (sight === 'hidden') return null;
  const through = throughOf(plan.tree, plan.resourceId, row.resourceId ?? plan.resourceId);
  const shown: PlanBooking = {
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    sight,
    status: row.status,
    through,
  };
  if (through !== 'own') shown.placeName = row.placeName;
  if (sight === 'occupied' || sight === 'requested') return shown;
  shown.title = row.title;
  if (row.clubName !== null) shown.clubName = row.clubName;
  if (sight === 'named') return shown;
  return { ...shown, id: row.id, typeIcon: row.typeIcon, typeLabel: row.typeLabel, personName: row.personName };
}

function throughOf(tree: readonly TreeNode[], shownId: string, bookedId: string): Through {
  if (shownId === bookedId) return 'own';
  return ancestors(tree, shownId).includes(bookedId) ? 'whole' : 'part';
}
