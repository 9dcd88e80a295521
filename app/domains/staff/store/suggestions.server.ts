import { sql } from 'drizzle-orm';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { SuggestionCause } from '#app/db/schema/clock.ts';
import type { ClockSuggestion } from '#app/db/schema/staff.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { placeOfShift, shownShift, type ShownShift } from '#app/domains/staff/pages/shift-json.server.ts';

/** A question that waits for its answer. */
export interface OpenSuggestion {
  readonly id: string;
  readonly operatorId: string;
  readonly shift: ShownShift;
}

/**
 * What the house asks a person: about a published shift that is not over and that the person still has, once no session has begun since.
 * The newest first.
 */
export const readOpenSuggestions = statement<{ userId: string; at: string }, OpenSuggestion>(sql`
  select g.id, g.operator_id as "operatorId", ${shownShift()} as shift
  from clock_suggestions g join staff_members sm on sm.id = g.staff_member_id
    join shift_assignments a on a.shift_id = g.shift_id and a.staff_member_id = g.staff_member_id
    join shifts s on s.id = g.shift_id ${placeOfShift}
  where sm.user_id = ${sql.placeholder('userId')}::uuid and sm.is_active and g.answered_at is null
    and s.status = 'PUBLISHED' and not s.archived and s.end_at_utc > ${sql.placeholder('at')}::timestamptz
    and not exists (select from time_sessions t where t.user_id = sm.user_id and (t.clock_out_at is null or t.clock_in_at >= g.created_at))
  order by g.created_at desc, g.id limit 1`);

/** A shift around now, and whether the house may ask. */
export interface ShiftAround {
  readonly shiftId: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly mode: ClockSuggestion;
  readonly endMs: number;
  readonly wasAsked: boolean;
}

/** The person's published shifts that run at an instant or begin within an hour. Two are enough: then nothing is asked. */
export const readShiftsAround = statement<{ userId: string; at: string }, ShiftAround>(sql`
  select s.id as "shiftId", s.operator_id as "operatorId", sm.id as "staffId", coalesce(w.clock_suggestion, 'suggest') as mode,
    ${epochMs('s.end_at_utc')} as "endMs",
    exists (select from clock_suggestions g where g.shift_id = s.id and g.staff_member_id = sm.id) as "wasAsked"
  from staff_members sm join shift_assignments a on a.staff_member_id = sm.id join shifts s on s.id = a.shift_id
    left join work_areas w on w.id = s.work_area_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid and sm.is_active and s.status = 'PUBLISHED' and not s.archived
    and s.start_at_utc <= ${sql.placeholder('at')}::timestamptz + interval '1 hour' and s.end_at_utc > ${sql.placeholder('at')}::timestamptz
  order by s.start_at_utc, s.id limit 2`);

/** Asks once per shift and person. `answeredAt`: the house has clocked in by itself. */
export const insertSuggestion = statement<{
  id: string;
  operatorId: string;
  staffId: string;
  shiftId: string;
  cause: SuggestionCause;
  at: string;
  answeredAt: string | null;
}>(sql`
  insert into clock_suggestions (id, operator_id, staff_member_id, shift_id, cause, created_at, answered_at)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('staffId')}::uuid,
    ${sql.placeholder('shiftId')}::uuid, ${sql.placeholder('cause')}, ${sql.placeholder('at')}::timestamptz,
    ${sql.placeholder('answeredAt')}::timestamptz)
  on conflict (shift_id, staff_member_id) do nothing`);

/** The person as an actor, for a stamp that a door makes. */
export const readStampingPerson = statement<{ userId: string }, Omit<Actor, 'sessionId'>>(sql`
  select id, role, operator_id as "operatorId", first_name as "firstName", last_name as "lastName", email, locale
  from users where id = ${sql.placeholder('userId')}::uuid and is_active`);

/** Ends the person's questions: all, or one. Returns those that were open. */
export const answerSuggestions = statement<
  { userId: string; id: string | null; at: string },
  { id: string; operatorId: string; shiftId: string }
>(sql`
  update clock_suggestions g set answered_at = ${sql.placeholder('at')}::timestamptz
  from staff_members sm where sm.id = g.staff_member_id and sm.user_id = ${sql.placeholder('userId')}::uuid and g.answered_at is null
    and (${sql.placeholder('id')}::uuid is null or g.id = ${sql.placeholder('id')}::uuid)
  returning g.id, g.operator_id as "operatorId", g.shift_id as "shiftId"`);

/** A question of the person, also an answered one. */
export const readOwnSuggestion = statement<{ userId: string; id: string }, { id: string }>(sql`
  select g.id from clock_suggestions g join staff_members sm on sm.id = g.staff_member_id
  where g.id = ${sql.placeholder('id')}::uuid and sm.user_id = ${sql.placeholder('userId')}::uuid`);
