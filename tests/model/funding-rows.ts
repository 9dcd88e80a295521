import type postgres from 'postgres';

/** What a walk of splits and merges must not lose, straight from the tables. */
export interface FundingRows {
  /** Of the active sub-projects without parts, in cents. */
  readonly total: number;
  readonly subprojects: readonly {
    readonly id: string;
    readonly level: number;
    readonly isActive: boolean;
    readonly isLeaf: boolean;
    readonly parentId: string | null;
    readonly version: number;
    readonly cents: number;
  }[];
  readonly measures: readonly {
    readonly id: string;
    readonly subprojectId: string;
    readonly parentId: string | null;
    readonly cents: number;
  }[];
  readonly roles: readonly { readonly id: string; readonly subprojectId: string; readonly hasEnded: boolean }[];
  /** `person role day` of each role of today, and of the day in ten days. */
  readonly held: readonly string[];
  /** `measure person role day` of the same. */
  readonly rights: readonly string[];
}

export async function readFundingRows(sql: postgres.Sql, grantId: string): Promise<FundingRows> {
  const [rows] = await sql<FundingRows[]>`
    with s as (
      select s.id, s.level, s.is_active as "isActive", s.parent_id as "parentId", s.version, (s.budget * 100)::float8 as cents,
        not exists (select from subprojects c where c.parent_id = s.id and c.merged_into_id is null) as "isLeaf"
      from subprojects s where s.grant_id = ${grantId} and s.merged_into_id is null order by s.id),
    m as (select m.id, m.subproject_id as "subprojectId", m.parent_id as "parentId", (coalesce(m.budget, 0) * 100)::float8 as cents
      from measures m join subprojects x on x.id = m.subproject_id where x.grant_id = ${grantId} order by m.id),
    a as (select a.*, x.is_active from subproject_assignments a join subprojects x on x.id = a.subproject_id
      where x.grant_id = ${grantId}),
    r as (select a.id, a.subproject_id as "subprojectId", coalesce(a.valid_until < '2026-11-18', false) as "hasEnded" from a order by a.id),
    h as (select distinct a.user_id || ' ' || a.role || ' ' || day as held from a, unnest(array['2026-11-18', '2026-11-28']::date[]) as day
      where daterange(a.valid_from, a.valid_until, '[]') @> day),
    g as (
      select distinct m.id || ' ' || a.user_id || ' ' || a.role || ' ' || day as held
      from a join m on m."subprojectId" = a.subproject_id, unnest(array['2026-11-18', '2026-11-28']::date[]) as day
      where daterange(a.valid_from, a.valid_until, '[]') @> day)
    select (select coalesce(sum(cents), 0) from s where "isActive" and "isLeaf") as total,
      (select coalesce(json_agg(s), '[]') from s) as subprojects, (select coalesce(json_agg(m), '[]') from m) as measures,
      (select coalesce(json_agg(r), '[]') from r) as roles, (select coalesce(json_agg(held order by held), '[]') from h) as held,
      (select coalesce(json_agg(held order by held), '[]') from g) as rights`;
  if (!rows) throw new Error('a query without a row');
  return rows;
}

/** What the rows of a grant break; empty when they keep every rule. */
export async function brokenFunding(sql: postgres.Sql, grantId: string): Promise<string[]> {
  const rows = await sql<{ broken: string }[]>`
    with s as (select * from subprojects where grant_id = ${grantId}),
    parts as (select parent_id as id, sum(budget) as budget from s where merged_into_id is null and parent_id is not null group by parent_id)
    select 'parts of ' || s.id || ' are over it' as broken from s join parts on parts.id = s.id
      where parts.budget + measure_budgets(s.id, null) > s.budget
    union all select 'the grant is exceeded' from s where parent_id is null and merged_into_id is null
      having sum(budget) > (select granted from funding_grants where id = ${grantId})
    union all select 'measures of ' || s.id || ' are over it' from s where measure_budgets(s.id, null) > s.budget and merged_into_id is null
    union all select 'a measure is in ' || s.id || ', which is not active' from s join measures m on m.subproject_id = s.id
      where s.is_split or s.merged_into_id is not null
    union all select 'a role that counts is in ' || s.id from s join subproject_assignments a on a.subproject_id = s.id
      where s.merged_into_id is not null or (s.is_split and coalesce(a.valid_until >= '2026-11-18', true))
    union all select 'a split of ' || s.id || ' without history' from s where s.is_split
      and not exists (select from subproject_history h where h.subproject_id = s.id and h.action = 'split')
    union all select 'a merge of ' || s.id || ' without history' from s where s.merged_into_id is not null
      and not exists (select from subproject_history h where h.subproject_id = s.id and h.action = 'merge')
    union all select 'a measure apart from the one above it: ' || m.id from s join measures m on m.subproject_id = s.id
      join measures p on p.id = m.parent_id where p.subproject_id <> m.subproject_id`;
  return rows.map(({ broken }) => broken);
}
