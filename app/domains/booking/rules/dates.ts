import { isOnGrid, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import {
  type Conflict,
  type ElsewhereHint,
  findConflicts,
  type OtherBooking,
  type RequestedTime,
} from './conflicts.ts';
import type { FieldError } from './field-errors.ts';

/** A date further ahead is more likely a typing error than a plan. */
export const MAX_DAYS_AHEAD = 731;

/** Whether a wall time exists exactly once on that day; from the platform's calendar. */
export type WallTimeFact = { kind: 'ok' } | { kind: 'skipped' | 'repeated'; alternatives: readonly [string, string] };

/** The facts of the calendar about one date. */
export interface DateFacts {
  date: string;
  /** 0 = Sunday. */
  dayOfWeek: number;
  daysAhead: number;
  start: WallTimeFact;
  end: WallTimeFact;
  /** Names of the facility's Land, or null. */
  publicHoliday: string | null;
  schoolHoliday: string | null;
}

/** A root: its tree, its slots (null when freely bookable), and its other bookings. */
export interface Occupancy {
  tree: readonly TreeNode[];
  slots: readonly SlotRule[] | null;
  others: readonly OtherBooking[];
}

export interface RequestedSpan extends TimeSpan {
  resourceId: string;
  allowOverlap: boolean;
}

/** What is skipped although it lies in the range. */
export interface LeaveOut {
  removed: readonly string[];
  publicHolidays: boolean;
  schoolHolidays: boolean;
  /** Skip dates that are not free instead of refusing all. */
  notFree: boolean;
}

export const LEAVE_OUT_NOTHING: LeaveOut = {
  removed: [],
  publicHolidays: false,
  schoolHolidays: false,
  notFree: false,
};

/** The holidays that a series leaves out. */
export interface HolidayChoice {
  skipPublicHolidays: boolean;
  skipSchoolHolidays: boolean;
}

/** The dates that a series leaves out, as a request and an edit choose them. */
export interface SeriesChoice extends HolidayChoice {
  /** Removed by hand. */
  removed: readonly string[];
  /** "nur freie buchen" */
  onlyFree: boolean;
}

export function leaveOutOf({ removed, skipPublicHolidays, skipSchoolHolidays, onlyFree }: SeriesChoice): LeaveOut {
  return { removed, publicHolidays: skipPublicHolidays, schoolHolidays: skipSchoolHolidays, notFree: onlyFree };
}

/** The requested place and time; an unknown type allows no overlap. */
export function requestedSpan<Input extends Omit<RequestedSpan, 'allowOverlap'>>(
  input: Input,
  type: { allowOverlap: boolean } | null | undefined,
): Input & { allowOverlap: boolean } {
  return { ...input, allowOverlap: type?.allowOverlap ?? false };
}

export type SkipReason = 'removed' | 'public_holiday' | 'school_holiday' | 'not_free';

/** One line of the preview (seed 4, 3.4 step 6): free, warned, blocked, or skipped and why. */
export interface DateVerdict {
  date: string;
  kind: 'free' | 'warned' | 'blocked' | 'skipped';
  conflicts: Conflict[];
  /** The same team or person elsewhere at that time; only a preview looks for them. */
  hints: ElsewhereHint[];
  /** Why the date cannot be booked even if it were free. */
  refusal: FieldError | null;
  skipped: SkipReason | null;
  publicHoliday: string | null;
  schoolHoliday: string | null;
}

/** What an edit does not judge again of a date. */
export type Spared = 'start' | 'slots' | 'public_holiday' | 'school_holiday';
const SPARE_NOTHING: ReadonlySet<Spared> = new Set();

/** Judges every date alone: the dates of one series never conflict. */
export function judgeDates(
  requested: RequestedSpan,
  dates: readonly DateFacts[],
  leaveOut: LeaveOut,
  occupancy: Occupancy,
  now: { date: string; time: string },
  sparedOn: (date: string) => ReadonlySet<Spared> = () => SPARE_NOTHING,
): DateVerdict[] {
  const removed = new Set(leaveOut.removed);
  const othersByDate = byDate(occupancy.others);
  return dates.map((day) => {
    const base = { date: day.date, hints: [], publicHoliday: day.publicHoliday, schoolHoliday: day.schoolHoliday };
    const spared = sparedOn(day.date);
    const skipped = skipReason(day, removed, leaveOut, spared);
    if (skipped) return { ...base, kind: 'skipped', conflicts: [], refusal: null, skipped };
    const refused = validateDay(requested, day, now, spared.has('start'));
    const slots = spared.has('slots') ? null : occupancy.slots;
    const found = refused
      ? []
      : findConflicts(onDay(requested, day), { tree: occupancy.tree, slots, others: othersByDate.get(day.date) ?? [] });
    const refusal = refused ?? found.map(validateSlot).find((row) => row !== null) ?? null;
    const isBlocked = refusal !== null || found.some((conflict) => conflict.severity === 'error');
    const judged = { ...base, conflicts: found, refusal };
    if (isBlocked && leaveOut.notFree) return { ...judged, kind: 'skipped', skipped: 'not_free' };
    return { ...judged, kind: isBlocked ? 'blocked' : found.length > 0 ? 'warned' : 'free', skipped: null };
  });
}

/** The requested time on one day. */
export function onDay(
  requested: RequestedSpan,
  { date, dayOfWeek }: Pick<DateFacts, 'date' | 'dayOfWeek'>,
): RequestedTime {
  const { resourceId, allowOverlap, startTime, endTime } = requested;
  return { resourceId, allowOverlap, startTime, endTime, date, dayOfWeek };
}

function byDate(others: readonly OtherBooking[]): Map<string, OtherBooking[]> {
  const grouped = new Map<string, OtherBooking[]>();
  for (const other of others) {
    const day = grouped.get(other.date);
    if (day) day.push(other);
    else grouped.set(other.date, [other]);
  }
  return grouped;
}

/** Free and warned dates get booked. */
export function bookableDates(verdicts: readonly DateVerdict[]): string[] {
  return verdicts.filter(({ kind }) => kind === 'free' || kind === 'warned').map(({ date }) => date);
}

/** Times that are wrong on every day (D6). */
export function validateTimes({ startTime, endTime }: TimeSpan): FieldError[] {
  const refusals: FieldError[] = [];
  if (!isOnGrid(startTime)) refusals.push({ field: 'startTime', code: 'off_grid' });
  if (!isOnGrid(endTime)) refusals.push({ field: 'endTime', code: 'off_grid' });
  if (endTime <= startTime) refusals.push({ field: 'endTime', code: 'end_before_start' });
  return refusals;
}

function skipReason(
  day: DateFacts,
  removed: ReadonlySet<string>,
  leaveOut: LeaveOut,
  spared: ReadonlySet<Spared>,
): SkipReason | null {
  if (removed.has(day.date)) return 'removed';
  const isOut = (kind: 'public_holiday' | 'school_holiday', isChosen: boolean, name: string | null) =>
    isChosen && name !== null && !spared.has(kind);
  if (isOut('public_holiday', leaveOut.publicHolidays, day.publicHoliday)) return 'public_holiday';
  return isOut('school_holiday', leaveOut.schoolHolidays, day.schoolHoliday) ? 'school_holiday' : null;
}

function validateDay(
  requested: TimeSpan,
  day: DateFacts,
  now: { date: string; time: string },
  mayHaveBegun: boolean,
): FieldError | null {
  if (day.date < now.date) return { field: 'date', code: 'past' };
  if (day.date === now.date && requested.startTime < now.time && !mayHaveBegun)
    return { field: 'startTime', code: 'past' };
  if (day.daysAhead > MAX_DAYS_AHEAD) return { field: 'date', code: 'too_far_ahead' };
  return validateClockChange('startTime', day.start) ?? validateClockChange('endTime', day.end);
}

function validateClockChange(field: 'startTime' | 'endTime', fact: WallTimeFact): FieldError | null {
  if (fact.kind === 'ok') return null;
  const [before, after] = fact.alternatives;
  return { field, code: fact.kind === 'skipped' ? 'time_skipped' : 'time_repeated', values: { before, after } };
}

function validateSlot(conflict: Conflict): FieldError | null {
  if (conflict.kind === 'no_slot') {
    const { ended, begins } = conflict;
    if (ended !== null) return { field: 'date', code: 'slots_ended', values: { until: ended } };
    if (begins !== null) return { field: 'date', code: 'slots_begin', values: { from: begins } };
    return { field: 'date', code: 'no_slot' };
  }
  if (conflict.kind !== 'outside_slot') return null;
  const windows = conflict.windows.map((window) => `${window.startTime}–${window.endTime}`).join(', ');
  return { field: 'startTime', code: 'outside_slot', values: { windows } };
}
