import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { MeasureStatus, ProjectRole } from '#app/db/schema/subprojects.ts';
import { isDue } from '#app/domains/funding/rules/measure-states.ts';
import { compareNumbers } from '#app/domains/funding/rules/numbers.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { SOON_DAYS } from './measures.server.ts';

export interface MySubproject {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly grantTitle: string;
  readonly roles: readonly ProjectRole[];
  /** The last day of the longest role; null without an end. */
  readonly until: string | null;
  readonly measures: number;
  readonly progress: number | null;
  readonly nextDue: string | null;
  readonly overdue: number;
}

export interface MyMeasure {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly subprojectName: string;
  readonly status: MeasureStatus;
  readonly progress: number;
  readonly plannedUntil: string | null;
  readonly roles: readonly ProjectRole[];
}

export interface MyProjects {
  /** Measures that the person fills in, and that are overdue or due within seven days; the most urgent first. */
  readonly due: readonly (MyMeasure & { readonly due: 'overdue' | 'soon' })[];
  readonly subprojects: readonly MySubproject[];
  /** The topmost measures of roles without one in their sub-project. */
  readonly measures: readonly MyMeasure[];
  /** No longer active, still readable. */
  readonly past: readonly { readonly id: string; readonly number: string; readonly name: string }[];
}

const readSubprojects = statement<{ userId: string }, Pick<MyProjects, 'subprojects' | 'past'>>(sql`
  with held as materialized (
    select id, grant_id, json_agg(distinct role) as roles, nullif(max(coalesce(valid_until, 'infinity')), 'infinity') as until
    from v_user_subprojects where user_id = ${sql.placeholder('userId')}::uuid group by id, grant_id
  ), own as (
    select s.id, s.number, s.name, g.title as "grantTitle", held.roles, held.until::text as until, x.measures, x.progress,
      x.next_due::text as "nextDue", x.overdue
    from (select distinct grant_id from held) place
    -- The sums of whole grants; not those of all grants.
    cross join lateral (select x.* from v_subproject_sums x where x.grant_id = place.grant_id offset 0) x
    join held on held.id = x.subproject_id join subprojects s on s.id = held.id join funding_grants g on g.id = s.grant_id
  ), past as (
    select s.id, s.number, s.name from v_user_past_subprojects v join subprojects s on s.id = v.subproject_id
    where v.user_id = ${sql.placeholder('userId')}::uuid
  )
  select (select coalesce(json_agg(own order by own.id), '[]') from own) as subprojects,
    (select coalesce(json_agg(past order by past.id), '[]') from past) as past`);

type MeasureRow = MyMeasure & { readonly isTop: boolean };
const readMeasures = statement<{ userId: string; soon: string }, MeasureRow>(sql`
  with held as materialized (
    select id, parent_id, subproject_id, number, title, subproject_name, status, progress, planned_until, json_agg(distinct role) as roles,
      bool_or(role = 'author') as fills
    from v_user_measures where user_id = ${sql.placeholder('userId')}::uuid
    group by id, parent_id, subproject_id, number, title, subproject_name, status, progress, planned_until
  ), marked as (
    select held.*,
      not exists (select from v_user_subprojects v where v.id = held.subproject_id and v.user_id = ${sql.placeholder('userId')}::uuid)
        and not exists (select from held above where above.id = held.parent_id) as top
    from held
  )
  select id, number, title, subproject_name as "subprojectName", status, progress::int as progress, planned_until::text as "plannedUntil", roles,
    top as "isTop" from marked
  where top or (fills and status <> 'completed' and planned_until <= ${sql.placeholder('soon')}::date)
  order by planned_until, id`);

/** What a person works on today, by the own roles. One flight of two statements. */
export async function getMyProjects({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<MyProjects> {
  const day = today(now, HOME_ZONE);
  const soon = addDays(day, SOON_DAYS);
  const userId = actor.id;
  const [[{ subprojects, past } = { subprojects: [], past: [] }], rows] = await inOneFlight(db, (flight) => [
    readSubprojects(flight, { userId }),
    readMeasures(flight, { userId, soon }),
  ]);
  const lines = rows.map(({ isTop, ...line }) => ({ isTop, line }));
  return {
    due: lines.flatMap(({ line }) => {
      const due = line.roles.includes('author') ? isDue(line, { today: day, soon }) : null;
      return due ? [{ ...line, due }] : [];
    }),
    subprojects: subprojects.toSorted(compareNumbers),
    measures: lines.flatMap(({ isTop, line }) => (isTop ? [line] : [])).toSorted(compareNumbers),
    past: past.toSorted(compareNumbers),
  };
}

const countDue = statement<{ userId: string; soon: string }, { count: number | null }>(sql`
  select case when exists (select from v_user_subprojects where user_id = ${sql.placeholder('userId')}::uuid)
      or exists (select from v_user_past_subprojects where user_id = ${sql.placeholder('userId')}::uuid) or count(*) > 0
    then (count(distinct id) filter (where role = 'author' and status <> 'completed' and planned_until <= ${sql.placeholder('soon')}::date))::int
    end as count
  from v_user_measures where user_id = ${sql.placeholder('userId')}::uuid`);

/** How many measures the person fills in are overdue or due within seven days; null without a role today. One statement. */
export async function countDueMeasures({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<number | null> {
  const soon = addDays(today(now, HOME_ZONE), SOON_DAYS);
  const [row] = await countDue(db, { userId: actor.id, soon });
  return row?.count ?? null;
}
