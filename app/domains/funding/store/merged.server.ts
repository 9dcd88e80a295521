import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { MergeDecision } from '#app/domains/funding/rules/decide-merge.ts';
import type { TreeNode } from '#app/domains/funding/rules/divided.ts';
import { mergedRoles } from '#app/domains/funding/rules/merged-roles.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { moveMeasures, snapshotOfParts, type StoredPartMeasure, type StoredRole } from './division.server.ts';
import { snapshotOf, writeHistory } from './inserts.server.ts';
import type { StoredGrant, StoredSubproject } from './projects.server.ts';

interface MergeStory {
  readonly grant: StoredGrant;
  readonly targetId: string;
  /** The whole that becomes active again. */
  readonly whole: TreeNode | null;
  readonly decision: Extract<MergeDecision, { kind: 'merge' }>;
  readonly sources: readonly StoredSubproject[];
  readonly measures: readonly StoredPartMeasure[];
  /** Of the sources, of emptied wholes and of the whole. */
  readonly roles: readonly StoredRole[];
}

/** Writes a merge that was decided: target, measures, roles, receipts, money above, history and audit. */
export async function storeMerge(tx: Transaction, ctx: Ctx, story: MergeStory): Promise<void> {
  const { grant, targetId, whole, decision, sources, measures } = story;
  const { target, renamed, budgets } = decision;
  const sourceIds = arrayOf([...sources, ...decision.emptied].map(({ id }) => id));
  const numbers = new Map(renamed.map(({ id, after }) => [id, after]));
  if (!whole)
    await insertTarget(tx, {
      ...target,
      masterData: JSON.stringify(target.masterData ?? []),
      id: targetId,
      grantId: grant.id,
    });
  await inOneFlight(tx, () => [
    endSources(tx, { ids: sourceIds, targetId }),
    nameTarget(tx, { id: targetId, number: target.number, name: target.name, budget: target.budget }),
    setBudgets(tx, { rows: JSON.stringify(budgets) }),
    moveMeasures(
      tx,
      measures.map(({ id }) => ({ id, to: targetId, ...(numbers.has(id) && { number: numbers.get(id) }) })),
    ),
    moveReceipts(tx, { ids: sourceIds, targetId }),
    joinRoles(tx, story),
    writeHistory(tx, ctx.actor, historyOf(story)),
    recordAudit(tx, ctx, auditOf(story)),
  ]);
}

interface TargetValues extends Record<string, string | number | null> {
  id: string;
  grantId: string;
  parentId: string | null;
  level: number;
  name: string;
  budget: string;
  masterData: string;
}

/** Its number may be that of a source, which is free only after the sources name their target. */
const insertTarget = statement<TargetValues>(sql`
  insert into subprojects (id, grant_id, parent_id, level, number, name, budget, master_data)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('grantId')}::uuid, ${sql.placeholder('parentId')}::uuid,
    ${sql.placeholder('level')}::smallint, ${sql.placeholder('id')}::text, ${sql.placeholder('name')}, ${sql.placeholder('budget')}::numeric,
    ${sql.placeholder('masterData')}::text::jsonb)`);

const endSources = statement<{ ids: string; targetId: string }>(sql`
  update subprojects set merged_into_id = ${sql.placeholder('targetId')}::uuid, is_active = false, version = version + 1, updated_at = app_now()
  where id = any(${sql.placeholder('ids')}::uuid[])`);

/** A whole is no longer split; a new sub-project takes its number. */
const nameTarget = statement<{ id: string; number: string; name: string; budget: string }>(sql`
  update subprojects set number = ${sql.placeholder('number')}, name = ${sql.placeholder('name')}, budget = ${sql.placeholder('budget')}::numeric,
    version = version + is_split::int, is_split = false, is_active = true, split_at = null, split_by = null, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

const setBudgets = statement<{ rows: string }>(sql`
  update subprojects s set budget = p.after, version = s.version + 1, updated_at = app_now()
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, after numeric) where s.id = p.id`);

/** Those of a measure move with it (funding_receipts_measure_fk). */
const moveReceipts = statement<{ ids: string; targetId: string }>(sql`
  update funding_receipts set subproject_id = ${sql.placeholder('targetId')}::uuid
  where subproject_id = any(${sql.placeholder('ids')}::uuid[]) and measure_id is null`);

const removeRoles = statement<{ ids: string }>(sql`
  delete from subproject_assignments where id = any(${sql.placeholder('ids')}::uuid[])`);
const storeRoles = statement<{ rows: string; targetId: string }>(sql`
  update subproject_assignments a set subproject_id = ${sql.placeholder('targetId')}::uuid, valid_from = p."validFrom",
    valid_until = p."validUntil", assigned_by = p."assignedBy", remark = p.remark, version = a.version + 1, updated_at = app_now()
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb)
    as p(id uuid, "validFrom" date, "validUntil" date, "assignedBy" uuid, remark text)
  where a.id = p.id`);

/** Overlapping days of a person and role become one row; its remark is the newest. */
async function joinRoles(tx: Transaction, { roles, targetId }: MergeStory): Promise<void> {
  const byId = new Map(roles.map((role) => [role.id, role]));
  const unions = mergedRoles(roles);
  const rows = unions.flatMap(({ id, validFrom, validUntil, newestId, absorbedIds }) => {
    const stays = byId.get(id)?.subprojectId === targetId && absorbedIds.length === 0;
    const { assignedBy = null, remark = null } = byId.get(newestId) ?? {};
    return stays ? [] : [{ id, validFrom, validUntil, assignedBy, remark }];
  });
  const absorbed = unions.flatMap(({ absorbedIds }) => absorbedIds);
  await inOneFlight(tx, () => [
    removeRoles(tx, { ids: arrayOf(absorbed) }),
    storeRoles(tx, { rows: JSON.stringify(rows), targetId }),
  ]);
}

/** What a source or an emptied whole had, and what the target was made of. */
function historyOf({ targetId, whole, decision, sources, measures, roles }: MergeStory) {
  const { target, renamed, budgets, emptied } = decision;
  const action = 'merge' as const;
  const { name, number, budget, parentId } = target;
  return [
    ...sources.map((source) => ({
      subprojectId: source.id,
      parentId: source.parentId,
      action,
      snapshot: {
        ...snapshotOf(source),
        ...snapshotOfParts(
          measures.filter(({ subprojectId }) => subprojectId === source.id),
          roles.filter(({ subprojectId }) => subprojectId === source.id),
        ),
      },
      changes: { into: targetId },
    })),
    ...emptied.map((node) => ({
      subprojectId: node.id,
      parentId: node.parentId,
      action,
      snapshot: {
        number: node.number,
        name: node.name,
        budget: node.budget,
        level: node.level,
        ...snapshotOfParts(
          [],
          roles.filter(({ subprojectId }) => subprojectId === node.id),
        ),
      },
      changes: { into: targetId },
    })),
    {
      subprojectId: targetId,
      parentId,
      action,
      snapshot: whole && { number: whole.number, name: whole.name, budget: whole.budget, level: whole.level },
      changes: { sources: sources.map(({ id }) => id), name, number, budget, renamed },
    },
    ...budgets.map(({ id, before, after }) => ({
      subprojectId: id,
      parentId: null,
      action: 'update' as const,
      changes: { before: { budget: before }, after: { budget: after }, merge: targetId },
    })),
  ];
}

/** One row per sub-project; it lists the measures and roles that moved. */
function auditOf({ grant, targetId, whole, decision, sources, measures, roles }: MergeStory) {
  const entity = 'subproject';
  const { operatorId } = grant;
  const { name, number, budget, parentId, level } = decision.target;
  const ofSource = <Row extends { readonly id: string; readonly subprojectId: string }>(
    rows: readonly Row[],
    of: string,
  ) => rows.flatMap(({ id, subprojectId }) => (subprojectId === of ? [id] : []));
  return [
    ...[...sources, ...decision.emptied].map(({ id, isActive }) => ({
      action: 'subproject.merged',
      entity,
      entityId: id,
      operatorId,
      before: { isActive, measureIds: ofSource(measures, id), assignmentIds: ofSource(roles, id) },
      after: { isActive: false, mergedIntoId: targetId },
    })),
    {
      action: whole ? 'subproject.restored' : 'subproject.created',
      entity,
      entityId: targetId,
      operatorId,
      before: whole && { isActive: false, isSplit: true, name: whole.name, budget: whole.budget },
      after: {
        isActive: true,
        isSplit: false,
        number,
        name,
        budget,
        parentId,
        level,
        mergedFrom: sources.map(({ id }) => id),
      },
    },
    ...decision.budgets.map(({ id, before, after }) => ({
      action: 'subproject.edited',
      entity,
      entityId: id,
      operatorId,
      before: { budget: before },
      after: { budget: after },
    })),
  ];
}
