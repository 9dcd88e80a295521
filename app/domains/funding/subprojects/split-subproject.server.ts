import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { decideSplit, type PartInput, type SplitProblem } from '#app/domains/funding/rules/decide-split.ts';
import {
  moveMeasures,
  readMeasuresOf,
  readRolesOf,
  readTree,
  snapshotOfParts,
} from '#app/domains/funding/store/division.server.ts';
import { snapshotOf, writeHistory } from '#app/domains/funding/store/inserts.server.ts';
import {
  assertMay,
  findSubproject,
  lockGrantOfSubproject,
  type StoredSubproject,
} from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export interface SplitInput {
  readonly subprojectId: string;
  /** The version that was read; without it, the sub-project is split as it is. */
  readonly version?: number | undefined;
  readonly parts: readonly PartInput[];
}

/** With the ids of its measures, also those below the dealt ones, and of its roles. */
export interface MadePart extends PartInput {
  readonly id: string;
}

export type SplitSubprojectOutcome =
  /** The level is that of the parts. */
  | { kind: 'split'; level: number; parts: readonly MadePart[] }
  | { kind: 'stale' }
  /** It was split, merged away or archived before. */
  | { kind: 'not_active' }
  | { kind: 'has_parts' }
  | { kind: 'refused'; problems: readonly SplitProblem[] };

/**
 * Divides a sub-project into parts one level below it and leaves nothing behind: money, measures and roles that have not ended. The whole
 * becomes inactive. Throws ForbiddenError without the right to divide, NotFoundError for a sub-project that the person may not read.
 */
export async function splitSubproject(
  ctx: Ctx,
  { subprojectId, version, parts }: SplitInput,
): Promise<SplitSubprojectOutcome> {
  const lock = (tx: Transaction) => lockGrantOfSubproject(tx, { id: subprojectId });
  return await inLockedTransaction(ctx, lock, async (tx, [grant]): Promise<SplitSubprojectOutcome> => {
    if (!grant) throw new NotFoundError('subproject');
    const ids = arrayOf([subprojectId]);
    const [whole, tree, measures, roles] = await inOneFlight(tx, () => [
      findSubproject(tx, ctx.actor, subprojectId),
      readTree(tx, { grantId: grant.id }),
      readMeasuresOf(tx, { ids }),
      readRolesOf(tx, { ids }),
    ]);
    // Before the right: roles in a sub-project that was split have moved to its parts.
    if (!whole.isActive) return { kind: 'not_active' };
    assertMay(ctx.actor, whole, { entity: 'subproject', action: 'funding.divide' });
    const decision = decideSplit({ whole, tree, measures, assignments: roles }, parts);
    if (version !== undefined && version !== whole.version) return { kind: 'stale' };
    if (decision.kind !== 'split') return decision;
    const dealt = dealtRoles(parts);
    const made = parts.map((part, index) => ({
      ...part,
      id: newId(),
      measureIds: decision.measureIds[index] ?? [],
      assignmentIds: (dealt[index] ?? []).map(({ id }) => id),
    }));
    await insertParts(tx, whole, made);
    await inOneFlight(tx, () => [
      moveMeasures(
        tx,
        made.flatMap(({ id: to, measureIds }) => measureIds.map((id) => ({ id, to }))),
      ),
      dealRoles(tx, made, dealt),
      endWhole(tx, { id: whole.id, by: ctx.actor.id, at: ctx.now.toString() }),
      writeHistory(tx, ctx.actor, historyOf(whole, made, snapshotOfParts(measures, roles))),
      recordAudit(tx, ctx, auditOf(grant.operatorId, whole, made)),
    ]);
    return { kind: 'split', level: whole.level + 1, parts: made };
  });
}

const insertRows = statement<{ wholeId: string; rows: string }>(sql`
  insert into subprojects (id, grant_id, parent_id, number, name, budget, level, master_data)
  select p.id, s.grant_id, s.id, p.number, p.name, p.budget, s.level + 1, p."masterData"
  from subprojects s, jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb)
    as p(id uuid, number text, name text, budget numeric, "masterData" jsonb)
  where s.id = ${sql.placeholder('wholeId')}::uuid`);

const inheritedData = ({ masterData }: StoredSubproject) =>
  masterData.map((field) => ({ ...field, source: 'inherited' as const }));

async function insertParts(tx: Transaction, whole: StoredSubproject, parts: readonly MadePart[]): Promise<void> {
  const masterData = inheritedData(whole);
  const rows = parts.map(({ id, number, name, budget }) => ({ id, number, name, budget, masterData }));
  await insertRows(tx, { wholeId: whole.id, rows: JSON.stringify(rows) });
}

const copyRoles = statement<{ rows: string }>(sql`
  insert into subproject_assignments (id, subproject_id, user_id, role, valid_from, valid_until, assigned_by, remark)
  select p.id, p.part, a.user_id, a.role, a.valid_from, a.valid_until, a.assigned_by, a.remark
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, part uuid, "copyOf" uuid)
  join subproject_assignments a on a.id = p."copyOf"`);
const moveRoles = statement<{ rows: string }>(sql`
  update subproject_assignments a set subproject_id = p.part, version = a.version + 1, updated_at = app_now()
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, part uuid)
  where a.id = p.id`);

interface DealtRole {
  readonly id: string;
  /** The role that it copies; null for the row itself. */
  readonly copyOf: string | null;
}

/** A role moves to its first part; each further part gets a copy. */
function dealtRoles(parts: readonly PartInput[]): DealtRole[][] {
  const moved = new Set<string>();
  return parts.map(({ assignmentIds }) =>
    [...new Set(assignmentIds)].map((id) => {
      if (moved.has(id)) return { id: newId(), copyOf: id };
      moved.add(id);
      return { id, copyOf: null };
    }),
  );
}

async function dealRoles(
  tx: Transaction,
  parts: readonly MadePart[],
  dealt: readonly (readonly DealtRole[])[],
): Promise<void> {
  const rows = parts.flatMap(({ id: part }, index) => (dealt[index] ?? []).map((role) => ({ ...role, part })));
  const copies = rows.filter(({ copyOf }) => copyOf !== null);
  await inOneFlight(tx, () => [
    copyRoles(tx, { rows: JSON.stringify(copies) }),
    moveRoles(tx, { rows: JSON.stringify(rows.filter(({ copyOf }) => copyOf === null)) }),
  ]);
}

const endWhole = statement<{ id: string; by: string; at: string }>(sql`
  update subprojects set is_split = true, is_active = false, split_at = ${sql.placeholder('at')}::timestamptz,
    split_by = ${sql.placeholder('by')}::uuid, version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

function historyOf(whole: StoredSubproject, parts: readonly MadePart[], below: ReturnType<typeof snapshotOfParts>) {
  const masterData = inheritedData(whole);
  return [
    {
      subprojectId: whole.id,
      parentId: whole.parentId,
      action: 'split' as const,
      snapshot: { ...snapshotOf(whole), ...below },
      changes: { parts },
    },
    ...parts.map(({ id, ...part }) => ({
      subprojectId: id,
      parentId: whole.id,
      action: 'created' as const,
      changes: { grantId: whole.grantId, ...part, masterData },
    })),
  ];
}

/** One row per sub-project; it lists the measures and roles that moved. */
function auditOf(operatorId: string, whole: StoredSubproject, parts: readonly MadePart[]) {
  const entity = 'subproject';
  return [
    {
      action: 'subproject.split',
      entity,
      entityId: whole.id,
      operatorId,
      before: { isActive: true, isSplit: false },
      after: { isActive: false, isSplit: true, parts: parts.map(({ id }) => id) },
    },
    ...parts.map(({ id, ...part }) => ({
      action: 'subproject.created',
      entity,
      entityId: id,
      operatorId,
      before: null,
      after: { grantId: whole.grantId, parentId: whole.id, level: whole.level + 1, ...part },
    })),
  ];
}
