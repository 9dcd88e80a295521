import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { isDue } from '#app/domains/funding/rules/measure-states.ts';
import { compareNumbers } from '#app/domains/funding/rules/numbers.ts';
import { mayFill } from '#app/domains/funding/rules/rights.ts';
import {
  findSubproject,
  measureColumns,
  standingOf,
  type StoredMeasure,
} from '#app/domains/funding/store/projects.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { flatten, treeOf } from '#app/platform/tree/tree.ts';
import { type TimeLine, timeLine } from './time-line.ts';

/** A measure is due within these days. */
export const SOON_DAYS = 7;

export interface MeasureLine extends StoredMeasure {
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who has a role in this very measure today. */
  readonly people: readonly { readonly role: ProjectRole; readonly name: string }[];
}

const readMeasures = statement<{ subprojectId: string; userId: string; operatorId: string | null }, MeasureLine>(sql`
  with place as (
    select s.id, s.grant_id, s.is_active, g.operator_id,
      exists (select from v_user_past_subprojects v where v.subproject_id = s.id and v.user_id = ${sql.placeholder('userId')}::uuid) as is_past
    from subprojects s join funding_grants g on g.id = s.grant_id where s.id = ${sql.placeholder('subprojectId')}::uuid
  ), held as materialized (
    select v.id, json_agg(distinct v.role) as roles from v_user_measures v
    where v.user_id = ${sql.placeholder('userId')}::uuid and v.subproject_id = ${sql.placeholder('subprojectId')}::uuid group by v.id
  )
  select ${measureColumns}, s.grant_id as "grantId", s.is_active as "isActive", s.operator_id as "operatorId",
    coalesce(held.roles, '[]') as roles, s.is_past as "isPast",
    to_char(m.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    to_char(m.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
    (select coalesce(json_agg(json_build_object('role', a.role, 'name', u.first_name || ' ' || u.last_name) order by a.role, u.last_name, u.id), '[]')
      from measure_assignments a join users u on u.id = a.user_id
      where a.measure_id = m.id and daterange(a.valid_from, a.valid_until, '[]') @> berlin_today()) as people
  from place s join measures m on m.subproject_id = s.id left join held on held.id = m.id
  where held.id is not null or s.is_past or s.operator_id = ${sql.placeholder('operatorId')}::uuid`);

/** The measures of a sub-project that the person may read, by number; empty for an unknown one. One statement. */
export async function listMeasures(
  { db }: { readonly db: Database | Transaction },
  actor: Actor,
  subprojectId: string,
): Promise<MeasureLine[]> {
  const operatorId = can(actor, 'funding.administer') ? actor.operatorId : null;
  const rows = await readMeasures(db, { subprojectId, userId: actor.id, operatorId });
  return rows.toSorted(compareNumbers);
}

/** The same; throws NotFoundError for a sub-project of which the person may read nothing (D18). */
export async function listReadableMeasures(
  ctx: Pick<ReadCtx, 'db'>,
  actor: Actor,
  subprojectId: string,
): Promise<MeasureLine[]> {
  const lines = await listMeasures(ctx, actor, subprojectId);
  if (lines.length === 0) await findSubproject(ctx.db, actor, subprojectId);
  return lines;
}

export interface MeasureSection {
  readonly subprojectId: string;
  /** By number. */
  readonly measures: readonly ShownMeasure[];
  /** Of the measures from the top, each before those below it. */
  readonly line: TimeLine | null;
  /** Their ids and depths (1 at the top), in the order of the bars. */
  readonly order: readonly { readonly id: string; readonly depth: number }[];
}

export type ShownMeasure = Pick<
  MeasureLine,
  | 'id'
  | 'parentId'
  | 'number'
  | 'title'
  | 'status'
  | 'progress'
  | 'budget'
  | 'plannedFrom'
  | 'plannedUntil'
  | 'actualFrom'
  | 'actualUntil'
  | 'people'
> & {
  readonly due: 'overdue' | 'soon' | null;
  /** The person may change it, and add measures below it. */
  readonly mayFill: boolean;
};

/** What `MeasureSection` shows: the tree of measures and their time line. One statement. */
export async function getMeasureSection(ctx: ReadCtx, actor: Actor, subprojectId: string): Promise<MeasureSection> {
  return sectionOf(await listMeasures(ctx, actor, subprojectId), { ctx, actor, subprojectId });
}

export function sectionOf(
  lines: readonly MeasureLine[],
  { ctx, actor, subprojectId }: { ctx: Pick<ReadCtx, 'now'>; actor: Actor; subprojectId: string },
): MeasureSection {
  const day = today(ctx.now, HOME_ZONE);
  const soon = addDays(day, SOON_DAYS);
  const order = flatten(treeOf(lines));
  return {
    subprojectId,
    measures: lines.map((one) => ({
      id: one.id,
      parentId: one.parentId,
      number: one.number,
      title: one.title,
      status: one.status,
      progress: one.progress,
      budget: one.budget,
      plannedFrom: one.plannedFrom,
      plannedUntil: one.plannedUntil,
      actualFrom: one.actualFrom,
      actualUntil: one.actualUntil,
      people: one.people,
      due: one.isActive ? isDue(one, { today: day, soon }) : null,
      mayFill: one.isActive && mayFill(standingOf(actor, one)),
    })),
    line: timeLine(
      order.map(({ row }) => row),
      day,
    ),
    order: order.map(({ row, depth }) => ({ id: row.id, depth })),
  };
}
