import { sql } from 'drizzle-orm';
import { queryRows, statement } from '#app/db/query.server.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import { searchWords } from '#app/domains/booking/rules/search-words.ts';
import {
  type CrewEntity,
  memberColumns,
  type MemberRow,
  templateColumns,
  type TemplateRow,
  workAreaColumns,
  type WorkAreaRow,
} from '#app/domains/staff/store/crew-rows.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { allOf, type Cursor, pageOf } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

type Db = Pick<ReadCtx, 'db'>;
const mayAdminister = (actor: Actor): string => operatorOf(actor, 'staff.administer');

export const crewQuery = defineListQuery({
  text: field.text('suche', 120),
  role: field.text('rolle', 40),
  which: field.oneOf('zustand', { alle: 'all' }),
  after: field.cursor('ab', 'id'),
});
export type CrewFilter = ReturnType<typeof crewQuery.read>;

export type MemberLine = MemberRow & { readonly name: string; readonly email: string | null };
export type WorkAreaLine = WorkAreaRow & { readonly facilityName: string; readonly roomName: string | null };
export type TemplateLine = TemplateRow & { readonly workAreaName: string | null };

/** Every word of a search is part of the text. Ä is found by ä, not by ae. */
const hasWords = (column: ReturnType<typeof sql>, text: string | null) =>
  text === null
    ? null
    : allOf(
        searchWords(text).map(({ bare }) => sql`strpos(translate(lower(${column}), 'äöüéè', 'aouee'), ${bare}) > 0`),
      );

/** Rows after the one of a cursor, in the order of a list; the cursor names the last row by its id. */
const afterRow = (after: Cursor | null, table: 'members' | 'templates') => {
  const id = after?.[0]?.text;
  if (id === undefined) return null;
  return table === 'members'
    ? sql`(u.last_name, u.first_name, s.id) > (select x.last_name, x.first_name, y.id from staff_members y join users x on x.id = y.user_id where y.id = ${id}::uuid)`
    : sql`(t.name, t.id) > (select x.name, x.id from shift_templates x where x.id = ${id}::uuid)`;
};

/** The staff of the manager's operator by name, those who are not active only when asked for. One statement. */
export async function listMembers(
  { db }: Db,
  actor: Actor,
  { text, role, which, after }: CrewFilter,
  size = 50,
): Promise<{ rows: MemberLine[]; next: string | null }> {
  const condition = allOf([
    sql`s.operator_id = ${mayAdminister(actor)}::uuid`,
    which ? null : sql`s.is_active and u.is_active`,
    role && sql`${role.toLowerCase()} = any(s.roles)`,
    hasWords(sql`concat_ws(' ', u.first_name, u.last_name, u.email, s.external_ref)`, text),
    afterRow(after, 'members'),
  ]);
  const rows = await queryRows<MemberLine>(
    db,
    sql`select ${memberColumns}, u.first_name || ' ' || u.last_name as name, u.email from staff_members s join users u on u.id = s.user_id
      where ${condition} order by u.last_name, u.first_name, s.id limit ${size + 1}`,
  );
  return pageOf(rows, size, ({ id }) => id);
}

const readMember = statement<{ operatorId: string; id: string }, MemberLine>(sql`
  select ${memberColumns}, u.first_name || ' ' || u.last_name as name, u.email from staff_members s join users u on u.id = s.user_id
  where s.operator_id = ${sql.placeholder('operatorId')}::uuid and s.id = ${sql.placeholder('id')}::uuid`);

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getMember({ db }: Db, actor: Actor, id: string): Promise<MemberLine | null> {
  return (await readMember(db, { operatorId: mayAdminister(actor), id }))[0] ?? null;
}

const readChoices = statement<{ operatorId: string }, { id: string; name: string }>(sql`
  select u.id, u.last_name || ', ' || u.first_name as name from users u
  where u.is_active and not exists (select from staff_members s where s.user_id = u.id and s.operator_id = ${sql.placeholder('operatorId')}::uuid)
  order by u.last_name, u.first_name, u.id limit 2000`);

/** Active people who are not on the staff yet. One statement. */
export async function listNewMembers({ db }: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  return await readChoices(db, { operatorId: mayAdminister(actor) });
}

const readRoles = statement<{ operatorId: string }, { role: string }>(sql`
  select distinct role from (
    select unnest(roles) as role from staff_members where operator_id = ${sql.placeholder('operatorId')}::uuid
    union select role from shift_templates where operator_id = ${sql.placeholder('operatorId')}::uuid and not archived) known
  order by role`);

/** Roles that a person has or a template asks for. One statement. */
export async function listRoles({ db }: Db, actor: Actor): Promise<string[]> {
  return (await readRoles(db, { operatorId: mayAdminister(actor) })).map(({ role }) => role);
}

const areaLines = sql`select ${workAreaColumns}, f.name as "facilityName", r.name as "roomName"
  from work_areas w join facilities f on f.id = w.facility_id left join rooms r on r.id = w.room_id
  where w.operator_id = ${sql.placeholder('operatorId')}::uuid`;
const readAreas = statement<{ operatorId: string }, WorkAreaLine>(sql`
  ${areaLines} order by not w.is_active, f.sort_order, f.name, w.name, w.id`);
const readArea = statement<{ operatorId: string; id: string }, WorkAreaLine>(sql`
  ${areaLines} and w.id = ${sql.placeholder('id')}::uuid`);

/** The work areas of the manager's operator, those out of use last. One statement. */
export async function listWorkAreas({ db }: Db, actor: Actor): Promise<WorkAreaLine[]> {
  return await readAreas(db, { operatorId: mayAdminister(actor) });
}

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getWorkArea({ db }: Db, actor: Actor, id: string): Promise<WorkAreaLine | null> {
  return (await readArea(db, { operatorId: mayAdminister(actor), id }))[0] ?? null;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
}

const readPlaces = statement<{ operatorId: string }, Place>(sql`
  select f.id, f.name, (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name), '[]') from rooms r
    where r.facility_id = f.id) as rooms
  from facilities f where f.operator_id = ${sql.placeholder('operatorId')}::uuid order by f.sort_order, f.name, f.id`);

/** Where a work area can be. One statement. */
export async function listWorkPlaces({ db }: Db, actor: Actor): Promise<Place[]> {
  return await readPlaces(db, { operatorId: mayAdminister(actor) });
}

/** The templates of the manager's operator by name, archived ones only when asked for. One statement. */
export async function listTemplates(
  { db }: Db,
  actor: Actor,
  { text, role, which, after }: CrewFilter,
  size = 50,
): Promise<{ rows: TemplateLine[]; next: string | null }> {
  const condition = allOf([
    sql`t.operator_id = ${mayAdminister(actor)}::uuid`,
    which ? null : sql`not t.archived`,
    role && sql`lower(t.role) = ${role.toLowerCase()}`,
    hasWords(sql`concat_ws(' ', t.name, t.code, t.station, w.name)`, text),
    afterRow(after, 'templates'),
  ]);
  const rows = await queryRows<TemplateLine>(
    db,
    sql`select ${templateColumns}, w.name as "workAreaName" from shift_templates t left join work_areas w on w.id = t.work_area_id
      where ${condition} order by t.name, t.id limit ${size + 1}`,
  );
  return pageOf(rows, size, ({ id }) => id);
}

const readTemplate = statement<{ operatorId: string; id: string }, TemplateLine>(sql`
  select ${templateColumns}, w.name as "workAreaName" from shift_templates t left join work_areas w on w.id = t.work_area_id
  where t.operator_id = ${sql.placeholder('operatorId')}::uuid and t.id = ${sql.placeholder('id')}::uuid`);

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getTemplate({ db }: Db, actor: Actor, id: string): Promise<TemplateLine | null> {
  return (await readTemplate(db, { operatorId: mayAdminister(actor), id }))[0] ?? null;
}

/** What happened to a record of the crew, newest first; nothing about one of another operator. One statement. */
export async function listCrewHistory(
  { db }: Db,
  actor: Actor,
  { entity, id, after }: { entity: CrewEntity; id: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.entity = ${entity} and l.entity_id = ${id} and l.operator_id = ${mayAdminister(actor)}::uuid`;
  return await listHistory(db, { stream: 'house', about, after });
}
