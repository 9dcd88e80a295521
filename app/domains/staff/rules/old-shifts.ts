import type { ShiftStatus } from '#app/db/schema/staff.ts';
import type { WallInstant } from './generate.ts';
import { isFar } from './shift-times.ts';

/** What is wrong with an old shift: a field and its code. */
export interface OldShiftProblem {
  readonly field: string;
  readonly code: string;
}

/** The fields of an old shift that the decision needs. */
export interface OldTimes {
  readonly shift_date: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly schedule_id?: string | null | undefined;
  readonly archived?: boolean | null | undefined;
}

/** True for a row that holds nothing to migrate: without its person, or in the new form. */
export const isLeftOut = (row: { staff_member_id?: unknown; assigned_staff_ids?: unknown }): boolean =>
  (row.staff_member_id ?? '') === '' || (Array.isArray(row.assigned_staff_ids) && row.assigned_staff_ids.length > 0);

/** The span of an old shift as instants; an end that is not after the start lies on the next day. */
export function spanOfOld(
  { shift_date: date, start_time: start, end_time: end }: OldTimes,
  calendar: { addDays: (date: string, days: number) => string; instantOf: (date: string, time: string) => WallInstant },
): { startAtUtc: string; endAtUtc: string } | OldShiftProblem {
  if (isFar(Number(date.slice(0, 4)))) return { field: 'shift_date', code: 'far' };
  const from = calendar.instantOf(date, start);
  if (from.kind !== 'ok') return { field: 'start_time', code: `time_${from.kind}` };
  const until = calendar.instantOf(end <= start ? calendar.addDays(date, 1) : date, end);
  if (until.kind !== 'ok') return { field: 'end_time', code: `time_${until.kind}` };
  return { startAtUtc: from.instant, endAtUtc: until.instant };
}

/** Published with its schedule. An archived shift was cancelled when it was published, because an archived one opens no door. */
export function statusOfOld({ schedule_id: id, archived }: OldTimes, published: ReadonlySet<string>): ShiftStatus {
  if (!id || !published.has(id)) return 'DRAFT';
  return archived ? 'CANCELLED' : 'PUBLISHED';
}
