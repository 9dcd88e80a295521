import { sql } from 'drizzle-orm';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { ShiftStatus } from '#app/db/schema/staff.ts';
import { allOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { shiftColumns, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';

export interface ShiftListQuery {
  /** Local days, inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly status?: ShiftStatus | undefined;
  readonly role?: string | undefined;
  readonly station?: string | null | undefined;
  readonly staffId?: string | undefined;
  readonly workAreaId?: string | undefined;
  readonly withArchived?: boolean | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Shifts of an operator, earliest first, one page. The caller checks the right. One statement. */
export async function listShifts(
  { db }: ReadCtx,
  operatorId: string,
  query: ShiftListQuery,
): Promise<{ shifts: StoredShift[]; next: string | null }> {
  const { from, until, status, role, station, staffId, workAreaId, withArchived = false, limit } = query;
  const [day, start, id] = query.after?.split('~') ?? [];
  const condition = allOf([
    sql`s.operator_id = ${operatorId}::uuid`,
    from === undefined ? null : sql`s.date_local >= ${from}::date`,
    until === undefined ? null : sql`s.date_local <= ${until}::date`,
    status === undefined ? null : sql`s.status = ${status}`,
    role === undefined ? null : sql`s.role = ${role}`,
    station === undefined || station === null ? null : sql`s.station = ${station}`,
    workAreaId === undefined ? null : sql`s.work_area_id = ${workAreaId}::uuid`,
    staffId === undefined
      ? null
      : sql`exists (select 1 from shift_assignments a where a.shift_id = s.id and a.staff_member_id = ${staffId}::uuid)`,
    withArchived ? null : sql`not s.archived`,
    day === undefined
      ? null
      : sql`(s.date_local, s.start_at_utc, s.id) > (${day}::date, ${start}::timestamptz, ${id}::uuid)`,
  ]);
  const found = await queryRows<StoredShift>(
    db,
    sql`select ${shiftColumns} from shifts s where ${condition} order by s.date_local, s.start_at_utc, s.id limit ${limit + 1}`,
  );
  const { rows, next } = pageOf(found, limit, (shift) => [shift.dateLocal, shift.startAtUtc, shift.id].join('~'));
  return { shifts: rows, next };
}

/** The published shifts of a person, of all operators for which the person is active (seed 1, S7). One statement. */
export async function listMyShifts(
  { db }: ReadCtx,
  userId: string,
  { from, until }: { from: string; until?: string | undefined },
): Promise<StoredShift[]> {
  return await queryRows<StoredShift>(
    db,
    sql`
      select ${shiftColumns} from shifts s
      where s.status = 'PUBLISHED' and not s.archived and s.date_local >= ${from}::date
        and ${until === undefined ? sql`true` : sql`s.date_local <= ${until}::date`}
        and s.id in (select mine.shift_id from shift_assignments mine join staff_members sm on sm.id = mine.staff_member_id
          where sm.user_id = ${userId}::uuid and sm.is_active)
      order by s.start_at_utc, s.id limit 1000`,
  );
}
