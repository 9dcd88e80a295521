import { sql } from 'drizzle-orm';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { PlannedShift } from './days.server.ts';

export interface LinkableShift extends PlannedShift {
  readonly operatorId: string;
}

/**
 * The person's shifts that a clock-in could belong to (seed 1, A1-A3; staff.md): published, of the day in Europe/Berlin, or of the day
 * before and still running. Active staff rows only.
 */
export const listLinkableShifts = statement<{ userId: string; dayKey: string; at: string }, LinkableShift>(sql`
  select s.id, s.operator_id as "operatorId", ${epochMs('s.start_at_utc')} as "startMs", ${epochMs('s.end_at_utc')} as "endMs", s.role,
    s.station, w.name as "areaName"
  from shift_assignments a join shifts s on s.id = a.shift_id join staff_members sm on sm.id = a.staff_member_id
    left join work_areas w on w.id = s.work_area_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid and sm.is_active and s.status = 'PUBLISHED' and not s.archived
    and (s.date_local = ${sql.placeholder('dayKey')}::date
      or s.date_local = ${sql.placeholder('dayKey')}::date - 1 and s.end_at_utc > ${sql.placeholder('at')}::timestamptz)
  order by s.start_at_utc limit 3`);

/** A1-A3: exactly one shift is linked. */
export function linkOf(
  shifts: readonly LinkableShift[],
  operatorId: string,
): { shiftId: string; linkMethod: 'AUTO' } | { shiftId: null; linkMethod: 'NONE' } {
  const [shift, ...more] = shifts.filter((one) => one.operatorId === operatorId);
  return shift && more.length === 0 ? { shiftId: shift.id, linkMethod: 'AUTO' } : { shiftId: null, linkMethod: 'NONE' };
}
