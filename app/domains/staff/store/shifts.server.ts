import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { arrayOf } from '#app/db/arrays.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { ShiftStatus } from '#app/db/schema/staff.ts';

/** A shift with who is assigned. Instants are ISO 8601, UTC. */
export interface StoredShift {
  readonly id: string;
  readonly operatorId: string;
  readonly scheduleId: string | null;
  readonly workAreaId: string | null;
  readonly templateId: string | null;
  readonly originDate: string | null;
  readonly eventId: string | null;
  /** YYYY-MM-DD in Europe/Berlin. */
  readonly dateLocal: string;
  readonly startAtUtc: string;
  readonly endAtUtc: string;
  readonly role: string;
  readonly station: string | null;
  readonly requiredStaffCount: number;
  readonly status: ShiftStatus;
  readonly notesStaff: string | null;
  readonly notesInternal: string | null;
  readonly archived: boolean;
  readonly version: number;
  readonly updatedAt: string;
  /** Of `staff_members`, in the order of their assignment. */
  readonly staffIds: readonly string[];
}

/** The columns of `StoredShift` of the table alias `s`. */
export const shiftColumns = sql`
  s.id, s.operator_id as "operatorId", s.schedule_id as "scheduleId", s.work_area_id as "workAreaId", s.template_id as "templateId",
  s.origin_date::text as "originDate", s.event_id as "eventId", s.date_local::text as "dateLocal", ${isoUtc('s.start_at_utc')} as "startAtUtc",
  ${isoUtc('s.end_at_utc')} as "endAtUtc", s.role, s.station, s.required_staff_count::int as "requiredStaffCount", s.status,
  s.notes_staff as "notesStaff", s.notes_internal as "notesInternal", s.archived, s.version, ${isoUtc('s.updated_at')} as "updatedAt",
  (select coalesce(json_agg(a.staff_member_id order by a.assigned_at, a.staff_member_id), '[]')
    from shift_assignments a where a.shift_id = s.id) as "staffIds"`;

/** Locks shifts in the order of their ids, without a read. */
export const lockShiftRows = statement<{ ids: string }>(sql`
  select id from shifts where id = any(${sql.placeholder('ids')}::uuid[]) order by id for update`);

const readRows = statement<{ ids: string }, StoredShift>(sql`
  select ${shiftColumns} from shifts s where s.id = any(${sql.placeholder('ids')}::uuid[]) order by s.id`);

/** Shifts by their ids; unknown ids have no row. One statement. */
export function readShifts(handle: Database | Transaction, ids: readonly string[]): Promise<StoredShift[]> {
  return readRows(handle, { ids: arrayOf(ids) });
}

/**
 * Locks shifts in the order of their ids, then reads them: every write to a shift or its assignments holds this lock, so that none is
 * lost. The read is a statement of its own, because the lock's statement would show assignments from before its wait.
 */
export async function lockShifts(tx: Transaction, ids: readonly string[]): Promise<StoredShift[]> {
  const [, shifts] = await inOneFlight(tx, () => [lockShiftRows(tx, { ids: arrayOf(ids) }), readShifts(tx, ids)]);
  return shifts;
}

const insertAssignments = statement<{ shiftId: string; staffIds: string; operatorId: string; by: string | null }>(sql`
  insert into shift_assignments (shift_id, staff_member_id, operator_id, assigned_by)
  select ${sql.placeholder('shiftId')}::uuid, staff_id, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('by')}::uuid
  from unnest(${sql.placeholder('staffIds')}::uuid[]) staff_id
  on conflict do nothing`);

const deleteAssignments = statement<{ shiftId: string; staffIds: string }>(sql`
  delete from shift_assignments where shift_id = ${sql.placeholder('shiftId')}::uuid
    and staff_member_id = any(${sql.placeholder('staffIds')}::uuid[])`);

const raiseVersion = statement<{ shiftId: string }>(sql`
  update shifts set version = version + 1, updated_at = app_now() where id = ${sql.placeholder('shiftId')}::uuid`);

/** Takes people off a locked shift and puts others on it, and raises its version. Three statements in one flight. */
export async function changeAssignments(
  tx: Transaction,
  shift: Pick<StoredShift, 'id' | 'operatorId'>,
  { add, remove, by }: { add: readonly string[]; remove: readonly string[]; by: string | null },
): Promise<void> {
  const { id: shiftId, operatorId } = shift;
  await inOneFlight(tx, () => [
    remove.length > 0 && deleteAssignments(tx, { shiftId, staffIds: arrayOf(remove) }),
    add.length > 0 && insertAssignments(tx, { shiftId, staffIds: arrayOf(add), operatorId, by }),
    raiseVersion(tx, { shiftId }),
  ]);
}
