import { type SQL, sql } from 'drizzle-orm';
import { epochMs, wholeEpochMs } from '#app/db/instants.server.ts';
import type { DayPart } from '#app/domains/staff/times/work-days.ts';
import { sessionColumns, type StoredSession } from './sessions.server.ts';

/** The shift that a session is linked to. */
export interface PlannedShift {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly role: string;
  readonly station: string | null;
  readonly areaName: string | null;
}

/** A session with its person, its shift, and what its day's hints need. */
export interface DaySession extends StoredSession, DayPart {
  readonly firstName: string;
  readonly lastName: string;
  readonly operatorName: string;
  readonly shift: PlannedShift | null;
  /** An admin corrected it. */
  readonly isCorrected: boolean;
}

/** Columns of a shift `s` with its work area `w`, as a `PlannedShift`. */
export const plannedShift = sql`json_build_object('id', s.id, 'startMs', ${epochMs('s.start_at_utc')}, 'endMs', ${epochMs('s.end_at_utc')},
  'role', s.role, 'station', s.station, 'areaName', w.name)`;

/** Sessions `t` under a condition, with everything of `DaySession`. */
export const sessionDays = (condition: SQL, more: SQL = sql``): SQL => sql`
  select ${sessionColumns}, u.first_name as "firstName", u.last_name as "lastName", u.birth_date::text as "birthDate",
    sm.employment_kind as "employmentKind", o.name as "operatorName",
    (select ${plannedShift} from shifts s left join work_areas w on w.id = s.work_area_id where s.id = t.shift_id) as shift,
    (select ${epochMs('p.clock_out_at')} from time_sessions p
      where p.user_id = t.user_id and p.operator_id = t.operator_id and p.clock_in_at < t.clock_in_at and p.day_key < t.day_key
        and p.clock_out_at is not null and not p.discarded and not p.flagged order by p.clock_in_at desc limit 1) as "previousEndMs",
    coalesce((select ${wholeEpochMs('max(e.created_at)')} from time_events e where e.session_id = t.id), ${wholeEpochMs('t.created_at')}) as "recordedMs",
    exists (select from time_events e where e.session_id = t.id and e.source = 'ADMIN_CORRECTION') as "isCorrected" ${more}
  from time_sessions t join staff_members sm on sm.id = t.staff_member_id join users u on u.id = t.user_id join operators o on o.id = t.operator_id
  where ${condition}`;
