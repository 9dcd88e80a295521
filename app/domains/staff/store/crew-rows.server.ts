import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import type { MemberInput, TemplateInput, WorkAreaInput } from '#app/domains/staff/crew/schema.ts';

interface Stored {
  readonly id: string;
  readonly operatorId: string;
  readonly version: number;
}

export type MemberRow = Stored & MemberInput & { readonly userId: string; readonly isActive: boolean };
export type WorkAreaRow = Stored & WorkAreaInput & { readonly isActive: boolean };
export type TemplateRow = Stored & TemplateInput & { readonly archived: boolean };

/** The columns of each record's form, under the names of the form. */
export const memberColumns = sql`s.id, s.operator_id as "operatorId", s.version, s.user_id as "userId", s.employment_kind as "employmentKind",
  s.external_ref as "externalRef", s.weekly_hours::float8 as "weeklyHours", to_json(s.roles) as roles, s.allows_split_day as "allowsSplitDay",
  s.is_active as "isActive"`;
export const workAreaColumns = sql`w.id, w.operator_id as "operatorId", w.version, w.facility_id as "facilityId", w.room_id as "roomId", w.name,
  w.color, w.clock_suggestion as "clockSuggestion", w.is_active as "isActive"`;
export const templateColumns = sql`t.id, t.operator_id as "operatorId", t.version, t.code, t.name, t.role, t.station, t.work_area_id as "workAreaId",
  to_json(t.weekdays) as weekdays, left(t.start_time_local::text, 5) as "startTimeLocal", left(t.end_time_local::text, 5) as "endTimeLocal",
  t.end_time_type as "endTimeType", left(t.end_time_fixed::text, 5) as "endTimeFixed", t.close_plus_minutes::int as "closePlusMinutes",
  t.required_staff_count::int as "requiredStaffCount", t.skip_holidays as "skipHolidays", t.event_mode as "eventMode", t.active, t.archived`;

/** Records by their id, locked until the end. */
export const lockMember = statement<{ id: string }, MemberRow>(sql`
  select ${memberColumns} from staff_members s where s.id = ${sql.placeholder('id')}::uuid for update`);
export const lockWorkArea = statement<{ id: string }, WorkAreaRow>(sql`
  select ${workAreaColumns} from work_areas w where w.id = ${sql.placeholder('id')}::uuid for update`);
export const lockTemplate = statement<{ id: string }, TemplateRow>(sql`
  select ${templateColumns} from shift_templates t where t.id = ${sql.placeholder('id')}::uuid for update`);

/** The operator of a facility, and whether a room lies in it. */
export const readPlace = statement<
  { facilityId: string; roomId: string | null },
  { operatorId: string; hasRoom: boolean }
>(sql`
  select f.operator_id as "operatorId",
    exists (select from rooms r where r.id = ${sql.placeholder('roomId')}::uuid and r.facility_id = f.id) as "hasRoom"
  from facilities f where f.id = ${sql.placeholder('facilityId')}::uuid`);

/** True for a work area of the operator. */
export const readArea = statement<{ id: string; operatorId: string }, { id: string }>(sql`
  select id from work_areas where id = ${sql.placeholder('id')}::uuid and operator_id = ${sql.placeholder('operatorId')}::uuid`);

export type CrewEntity = 'staff_member' | 'work_area' | 'shift_template';

/** Of a staff member: the audit names them without their values (D19). */
const PERSONAL = ['externalRef', 'weeklyHours', 'employmentKind'];

export const crewEntry = (
  entity: CrewEntity,
  { id, operatorId }: { id: string; operatorId: string },
  verb: string,
  states: Pick<AuditEntry, 'before' | 'after'>,
): AuditEntry => ({
  action: `${entity}.${verb}`,
  entity,
  entityId: id,
  operatorId,
  ...(entity === 'staff_member' && { personalFields: PERSONAL }),
  ...states,
});
