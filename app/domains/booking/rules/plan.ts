import { ancestors, type TreeNode, withDescendants } from '#app/domains/facilities/rules/resource-tree.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { suggestTitle } from './request.ts';
import { type SeenBooking, visibilityOf, type Viewer } from './visibility.ts';

export interface PlanSource extends TimeSpan, Omit<SeenBooking, 'operatorId'> {
  id: string;
  resourceId: string | null;
  date: string;
  title: string;
  typeIcon: string;
  typeLabel: string;
  placeName: string;
  teamName: string | null;
  teamShortName: string | null;
  clubName: string | null;
  personName: string;
  /** A door has opened for it. */
  isCheckedIn?: boolean;
}

/** The relation of a booking to the shown resource: its own, of the whole (hatched), or of a part. */
export type Through = 'own' | 'whole' | 'part';

/** One booking for one viewer; a text they may not see is absent. */
export interface PlanBooking extends TimeSpan {
  /** Absent for people who may not open it. */
  id?: string;
  date: string;
  visibility: 'full' | 'plan' | 'requested' | 'named' | 'occupied';
  status: BookingStatus;
  through: Through;
  /** Only of a booking of another resource: its name, and its colour where that differs. */
  placeName?: string;
  color?: string;
  title?: string;
  /** The team's short name, for narrow columns; only of bookings with the suggested title. */
  shortTitle?: string;
  typeIcon?: string;
  typeLabel?: string;
  personName?: string;
  clubName?: string;
  /** A door has opened for it; absent otherwise. */
  isCheckedIn?: true;
}

/** The resources whose bookings occupy this one: itself, the wholes above it and the parts below it. */
export function resourcesShownOn(tree: readonly TreeNode[], resourceId: string): string[] {
  return [...ancestors(tree, resourceId), ...withDescendants(tree, resourceId)];
}

interface ColouredNode extends TreeNode {
  color: string;
}

/** The fields of a row that the viewer may see; null when it is hidden. */
export function planBookingFor(
  viewer: Viewer | null,
  row: PlanSource,
  plan: {
    resourceId: string;
    tree: readonly ColouredNode[];
    operatorId: string;
    isPublic: boolean;
    showNames: boolean;
  },
): PlanBooking | null {
  const visibility = visibilityOf(viewer, { ...row, operatorId: plan.operatorId }, plan);
  if (visibility === 'hidden') return null;
  const through = throughOf(plan.tree, plan.resourceId, row.resourceId ?? plan.resourceId);
  const shown: PlanBooking = {
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    visibility,
    status: row.status,
    through,
  };
  if (through !== 'own') {
    shown.placeName = row.placeName;
    const color = colorOf(plan.tree, row.resourceId);
    if (color !== undefined && color !== colorOf(plan.tree, plan.resourceId)) shown.color = color;
  }
  if (visibility === 'occupied' || visibility === 'requested') return shown;
  shown.title = row.title;
  const isCalledAfterTeam = row.teamName !== null && row.title === suggestTitle(row.teamName, row.typeLabel);
  if (isCalledAfterTeam && row.teamShortName !== null) shown.shortTitle = row.teamShortName;
  if (row.clubName !== null) shown.clubName = row.clubName;
  if (visibility === 'named') return shown;
  if (row.isCheckedIn) shown.isCheckedIn = true;
  return { ...shown, id: row.id, typeIcon: row.typeIcon, typeLabel: row.typeLabel, personName: row.personName };
}

const colorOf = (tree: readonly ColouredNode[], id: string | null): string | undefined =>
  tree.find((node) => node.id === id)?.color;

function throughOf(tree: readonly TreeNode[], shownId: string, bookedId: string): Through {
  if (shownId === bookedId) return 'own';
  return ancestors(tree, shownId).includes(bookedId) ? 'whole' : 'part';
}

/** One column of a plan: a day of one resource. */
export interface PlanColumn {
  resourceId: string;
  resourceName: string;
  color: string;
  date: string;
  /** The open windows of a slotOnly resource; null where everything is open. */
  windows: TimeSpan[] | null;
  /** The opening hours of the facility, which refuse nothing; null where none are set. */
  openHours: TimeSpan[] | null;
  bookings: PlanBooking[];
}

/** The fields of both plans: where, when, and whether the viewer may book. */
export interface PlanFrame {
  facilities: { id: string; name: string }[];
  facility: { id: string; name: string; address: string | null };
  groups: { id: string; name: string }[];
  group: { id: string; name: string };
  resources: { id: string; name: string; color: string; isPart: boolean }[];
  resource: { id: string; name: string };
  /** Roots whose changes concern this plan. */
  rootIds: string[];
  now: { date: string; time: string };
  hours: { from: number; until: number };
  holidays: Record<string, string>;
  schoolHolidays: { name: string; from: string; until: string }[];
  canBook: boolean;
}

export interface WeekView extends PlanFrame {
  kind: 'week';
  week: string;
  previousWeek: string;
  nextWeek: string;
  days: string[];
  columns: PlanColumn[];
}

export interface DayView extends PlanFrame {
  kind: 'day';
  week: string;
  date: string;
  previousDate: string;
  nextDate: string;
  columns: PlanColumn[];
}
