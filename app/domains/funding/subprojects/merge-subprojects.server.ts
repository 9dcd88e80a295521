import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import {
  decideMerge,
  type MergeDecision,
  type MergeProblem,
  type MovedBudget,
} from '#app/domains/funding/rules/decide-merge.ts';
import type { RenamedMeasure } from '#app/domains/funding/rules/merged-numbers.ts';
import { findSubprojects, readMeasuresOf, readRolesOf, readTree } from '#app/domains/funding/store/division.server.ts';
import { storeMerge } from '#app/domains/funding/store/merged.server.ts';
import { assertMay, lockGrantOfSubproject } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export interface MergeInput {
  readonly subprojectIds: readonly string[];
  /** Needed for a new sub-project; a whole keeps its name without one. */
  readonly name?: string | null | undefined;
  /** Needed for a new sub-project; a whole keeps its own. */
  readonly number?: string | null | undefined;
}

/** Of no record. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

type Merge = Extract<MergeDecision, { kind: 'merge' }>;

export type MergeSubprojectsOutcome =
  | {
      kind: 'merged';
      subprojectId: string;
      /** True: the whole that its parts made active again. */
      isWhole: boolean;
      target: Merge['target'];
      renamed: readonly RenamedMeasure[];
      budgets: readonly MovedBudget[];
    }
  | { kind: 'not_active'; id: string }
  | { kind: 'has_parts'; id: string }
  | { kind: 'other_grant'; id: string }
  | { kind: 'refused'; problems: readonly MergeProblem[] };

/**
 * Brings sub-projects of one grant together with everything in them. All parts of a whole make it active again; other ones become a new
 * sub-project. Throws ForbiddenError without the right to divide each, NotFoundError for one that the person may not read.
 */
export async function mergeSubprojects(ctx: Ctx, input: MergeInput): Promise<MergeSubprojectsOutcome> {
  const ids = [...new Set(input.subprojectIds)];
  const lock = (tx: Transaction) => lockGrantOfSubproject(tx, { id: ids[0] ?? NO_ID });
  return await inLockedTransaction(ctx, lock, async (tx, [grant]): Promise<MergeSubprojectsOutcome> => {
    if (!grant) {
      if (ids.length > 0) throw new NotFoundError('subproject');
      return { kind: 'refused', problems: [{ field: 'subprojectIds', code: 'few' }] };
    }
    const [sources, tree, measures] = await inOneFlight(tx, () => [
      findSubprojects(tx, ctx.actor, ids),
      readTree(tx, { grantId: grant.id }),
      readMeasuresOf(tx, { ids: arrayOf(ids) }),
    ]);
    const other = sources.find(({ grantId }) => grantId !== grant.id);
    if (other) return { kind: 'other_grant', id: other.id };
    // Before the right: roles in a sub-project that was merged away have moved to another.
    const inactive = sources.find(({ isActive }) => !isActive);
    if (inactive) return { kind: 'not_active', id: inactive.id };
    for (const source of sources) assertMay(ctx.actor, source, { entity: 'subproject', action: 'funding.divide' });
    const named = { name: input.name ?? null, number: input.number ?? null };
    const decision = decideMerge({ sources, tree, measures }, named);
    if (decision.kind !== 'merge') return decision;
    const { target, renamed, budgets, emptied } = decision;
    const whole = tree.find(({ id }) => id === target.wholeId) ?? null;
    const targetId = whole?.id ?? newId();
    const roles = await readRolesOf(tx, { ids: arrayOf([...ids, ...emptied.map(({ id }) => id), targetId]) });
    await storeMerge(tx, ctx, { grant, targetId, whole, decision, sources, measures, roles });
    return { kind: 'merged', subprojectId: targetId, isWhole: whole !== null, target, renamed, budgets };
  });
}
