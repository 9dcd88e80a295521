import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { DividedMeasure, TreeNode } from '#app/domains/funding/rules/divided.ts';
import type { MergedRole } from '#app/domains/funding/rules/merged-roles.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { assertMay, heldSubproject, type StoredSubproject, subprojectColumns } from './projects.server.ts';

/** What a split deals out and a merge brings together; their previews read the same. */

/** All sub-projects of a grant, also those that were merged away. */
export const readTree = statement<{ grantId: string }, TreeNode>(sql`
  select s.id, s.parent_id as "parentId", s.number, s.name, s.budget::text as budget, s.level::int as level, s.is_split as "isSplit",
    s.is_active as "isActive", s.archived_at is not null as "isArchived", s.merged_into_id as "mergedIntoId"
  from subprojects s where s.grant_id = ${sql.placeholder('grantId')}::uuid order by s.number, s.id`);

export interface StoredPartMeasure extends DividedMeasure {
  readonly subprojectId: string;
  readonly title: string;
}

export const readMeasuresOf = statement<{ ids: string }, StoredPartMeasure>(sql`
  select m.id, m.subproject_id as "subprojectId", m.parent_id as "parentId", m.number, m.title, m.budget::text as budget
  from measures m where m.subproject_id = any(${sql.placeholder('ids')}::uuid[]) order by m.number, m.id`);

export interface StoredRole extends MergedRole {
  readonly subprojectId: string;
  readonly hasEnded: boolean;
  /** Of the person. */
  readonly name: string;
  readonly assignedBy: string | null;
  readonly remark: string | null;
}

/** The roles in sub-projects, also those that have ended. */
export const readRolesOf = statement<{ ids: string }, StoredRole>(sql`
  select a.id, a.subproject_id as "subprojectId", a.user_id as "userId", a.role, a.valid_from::text as "validFrom",
    a.valid_until::text as "validUntil", coalesce(a.valid_until < berlin_today(), false) as "hasEnded",
    a.assigned_by as "assignedBy", a.remark,
    u.first_name || ' ' || u.last_name as name, to_char(a.updated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as "changedAt"
  from subproject_assignments a join users u on u.id = a.user_id
  where a.subproject_id = any(${sql.placeholder('ids')}::uuid[])
  order by u.last_name, u.first_name, a.valid_from, a.id`);

const readMany = statement<{ ids: string; userId: string }, StoredSubproject>(sql`
  select ${subprojectColumns}, g.operator_id as "operatorId", ${heldSubproject}
  from subprojects s join funding_grants g on g.id = s.grant_id where s.id = any(${sql.placeholder('ids')}::uuid[])`);

/**
 * Sub-projects in the order of `ids`, each of which the person may read; throws NotFoundError for every other one. In a write, after
 * the lock of their grant.
 */
export async function findSubprojects(
  db: Parameters<typeof readMany>[0],
  actor: Actor,
  ids: readonly string[],
): Promise<StoredSubproject[]> {
  const rows = await readMany(db, { ids: arrayOf(ids), userId: actor.id });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const found = byId.get(id);
    assertMay(actor, found, { entity: 'subproject', action: 'funding.view' });
    if (!found) throw new NotFoundError('subproject');
    return found;
  });
}

const moveRows = statement<{ rows: string }>(sql`
  update measures m set subproject_id = p.to, number = coalesce(p.number, m.number), version = m.version + 1, updated_at = app_now()
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, "to" uuid, number text)
  where m.id = p.id`);

/** Moves measures, with a new number where one is given. One statement, so that a measure and those below it never part. */
export async function moveMeasures(
  tx: Transaction,
  rows: readonly { readonly id: string; readonly to: string; readonly number?: string }[],
): Promise<void> {
  if (rows.length > 0) await moveRows(tx, { rows: JSON.stringify(rows) });
}

/** Roles and measures as a snapshot keeps them: ids, never names of people (D19). */
export const snapshotOfParts = (measures: readonly DividedMeasure[], roles: readonly StoredRole[]) => ({
  measures: measures.map(({ id, number, budget }) => ({ id, number, budget })),
  assignments: roles.map(({ id, userId, role, validFrom, validUntil }) => ({
    id,
    userId,
    role,
    validFrom,
    validUntil,
  })),
});
