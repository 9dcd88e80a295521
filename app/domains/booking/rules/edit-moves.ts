import { relationOf, type TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import { GRID_MINUTES, minutesOf, type TimeSpan, timeOf } from '#app/domains/facilities/rules/time-of-day.ts';
import type { HolidayChoice, Spared } from './dates.ts';
import type { EditInput } from './edit-input.ts';
import type { FieldError } from './field-errors.ts';
import type { ScopedBooking } from './scopes.ts';

export interface EditedBooking extends ScopedBooking, TimeSpan {
  resourceId: string | null;
  eventTypeId: string;
  teamId: string | null;
}

/** The new day of a date. `from` is null for a date that is added. */
export interface Move<T> {
  from: T | null;
  to: string;
}

/** True when place, date or time changes. */
export function isMoved(booking: EditedBooking, to: string, input: EditInput): boolean {
  return (
    booking.resourceId !== input.resourceId ||
    booking.date !== to ||
    booking.startTime !== input.startTime ||
    booking.endTime !== input.endTime
  );
}

/**
 * True when the new place and time lie wholly inside what was approved: the same date, the same place or a part of it, no
 * earlier start and no later end (domain.md, state table).
 */
export function isInside(booking: EditedBooking, to: string, input: EditInput, tree: readonly TreeNode[]): boolean {
  if (booking.status !== 'approved' || booking.resourceId === null || booking.date !== to) return false;
  if (input.startTime < booking.startTime || input.endTime > booking.endTime) return false;
  const relation = relationOf(tree, booking.resourceId, input.resourceId);
  return relation === 'same' || relation === 'below';
}

/** True when a date changes its place, time or type; an edit of texts conflicts with nothing. */
export function isTouched(booking: EditedBooking, to: string, input: EditInput): boolean {
  return isMoved(booking, to, input) || booking.eventTypeId !== input.eventTypeId;
}

/** True when the edit changes claims. */
export function isMoving<T extends EditedBooking>(input: EditInput, moves: readonly Move<T>[]): boolean {
  return moves.some(({ from, to }) => from === null || isTouched(from, to, input));
}

/** True when the date moves to more than what was approved. */
export function exceeds(booking: EditedBooking, to: string, input: EditInput, tree: readonly TreeNode[]): boolean {
  return isMoved(booking, to, input) && !isInside(booking, to, input, tree);
}

/** True when the edit asks for more than was approved; giving time back needs no right to book. */
export function asksForMore<T extends EditedBooking>(
  input: EditInput,
  moves: readonly Move<T>[],
  tree: readonly TreeNode[],
): boolean {
  return moves.some(
    ({ from, to }) => from === null || from.eventTypeId !== input.eventTypeId || exceeds(from, to, input, tree),
  );
}

/**
 * What is not judged again of a date. Time that is given back needs no slot. A running booking has its start. A date that keeps
 * its day is not asked about a holiday again, unless the choice is new.
 */
export function sparedOf<T extends EditedBooking>(
  input: EditInput,
  { from, to }: Move<T>,
  facts: { tree: readonly TreeNode[]; isRunning: boolean; holidays: HolidayChoice | null },
): ReadonlySet<Spared> {
  const spared = new Set<Spared>();
  if (!from) return spared;
  if (facts.isRunning) spared.add('start');
  if (from.eventTypeId === input.eventTypeId && isInside(from, to, input, facts.tree)) spared.add('slots');
  if (from.date !== to) return spared;
  if (facts.holidays?.skipPublicHolidays) spared.add('public_holiday');
  if (facts.holidays?.skipSchoolHolidays) spared.add('school_holiday');
  return spared;
}

/** The fields that a running booking does not change any more. */
export type FixedField = 'resourceId' | 'eventTypeId' | 'date' | 'startTime';

export function fixedFieldsChanged(input: EditInput, booking: EditedBooking): FixedField[] {
  const date = input.when.scope === 'this' ? input.when.date : booking.date;
  const fields: FixedField[] = [];
  if (input.resourceId !== booking.resourceId) fields.push('resourceId');
  if (input.eventTypeId !== booking.eventTypeId) fields.push('eventTypeId');
  if (date !== booking.date) fields.push('date');
  if (input.startTime !== booking.startTime) fields.push('startTime');
  return fields;
}

/** The first end on the grid that lies ahead; 24:00 at the latest. */
export function earliestEnd(now: { time: string }): string {
  return timeOf((Math.floor((minutesOf(now.time) ?? 0) / GRID_MINUTES) + 1) * GRID_MINUTES);
}

/**
 * The new end of a running booking: it lies ahead, and only a person whose bookings are approved at once makes it later, because
 * a running booking cannot wait for an approval.
 */
export function validateRunningEnd(
  input: EditInput,
  booking: EditedBooking,
  facts: { now: { time: string }; ofActor: 'approved' | 'pending' },
): FieldError[] {
  if (input.endTime <= facts.now.time)
    return [{ field: 'endTime', code: 'end_passed', values: { from: earliestEnd(facts.now) } }];
  if (input.endTime > booking.endTime && facts.ofActor === 'pending')
    return [{ field: 'endTime', code: 'running_longer', values: { until: booking.endTime } }];
  return [];
}
