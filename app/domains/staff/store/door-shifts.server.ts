import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { DoorShift } from '#app/domains/staff/rules/door-shift.ts';

/** A shift without a work area opens nothing. The switch of the part is read here, so that it decides at the press and at the claim. */
const readRows = statement<{ userId: string; from: string; until: string }, DoorShift>(sql`
  select s.id as "shiftId", w.facility_id as "facilityId", w.room_id as "roomId", ${wholeEpochMs('s.start_at_utc')} as "startMs",
    ${wholeEpochMs('s.end_at_utc')} as "endMs"
  from staff_members m
    join shift_assignments a on a.staff_member_id = m.id and a.operator_id = m.operator_id
    join shifts s on s.id = a.shift_id
    join work_areas w on w.id = s.work_area_id
  where m.user_id = ${sql.placeholder('userId')}::uuid and m.is_active and s.status = 'PUBLISHED' and not s.archived
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
    and exists (select from house_settings h where h.staff)
  order by s.start_at_utc, s.id`);

/** Published shifts of a person whose first day lies between two dates, with the place of each; none while the part is off. One statement. */
export function listDoorShifts(
  handle: Database | Transaction,
  query: { userId: string; from: string; until: string },
): Promise<DoorShift[]> {
  return readRows(handle, query);
}
