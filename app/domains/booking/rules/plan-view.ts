import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { PlanBooking } from './plan.ts';

/** One column of a plan: a day of one resource. */
export interface PlanColumn {
  resourceId: string;
  resourceName: string;
  color: string;
  date: string;
  /** The open windows of a slotOnly resource; null where everything is open. */
  windows: TimeSpan[] | null;
  bookings: PlanBooking[];
}

/** What both plans share: where, when, and who may book. */
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
