import { eq, sql } from 'drizzle-orm';
import { subprojects } from '#app/db/schema/index.ts';
import type { MasterField } from '#app/db/schema/subprojects.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { budgetProblem } from '#app/domains/funding/rules/budgets.ts';
import type { SubprojectInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import {
  readBudgetAbove,
  readBudgetBelow,
  snapshotOf,
  writeHistory,
} from '#app/domains/funding/store/inserts.server.ts';
import { assertMay, findSubproject, lockGrantOfSubproject } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { NUMBER_TAKEN, type SubprojectProblems } from './create-subproject.server.ts';

export interface EditSubprojectInput extends SubprojectInput {
  readonly subprojectId: string;
  readonly version: number;
  readonly masterData: readonly MasterField[];
}
export type EditSubprojectOutcome = EditOutcome<SubprojectProblems> | { kind: 'not_active' };

/** Changes an active sub-project; its place stays. The state before is kept in its history. */
export async function editSubproject(
  ctx: Ctx,
  { subprojectId, version, ...input }: EditSubprojectInput,
): Promise<EditSubprojectOutcome> {
  const write = inTransaction(ctx, async (tx): Promise<EditSubprojectOutcome> => {
    await lockGrantOfSubproject(tx, { id: subprojectId });
    const found = await findSubproject(tx, ctx.actor, subprojectId);
    assertMay(ctx.actor, found, { entity: 'subproject', action: 'funding.administer' });
    if (!found.isActive) return { kind: 'not_active' };
    if (found.version !== version) return { kind: 'stale' };
    const changes = changesOf<Omit<EditSubprojectInput, 'subprojectId' | 'version'>>(found, input);
    if (!changes) return { kind: 'edited' };
    const { grantId, parentId } = found;
    const [above] = await readBudgetAbove(tx, { grantId, parentId, ownId: subprojectId });
    const [row] = await readBudgetBelow(tx, { id: subprojectId });
    const below = row?.below ?? '0.00';
    const budget = above && budgetProblem({ budget: input.budget, ...above, below });
    if (budget) return { kind: 'refused', problems: { budget } };
    await tx
      .update(subprojects)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(subprojects.id, subprojectId));
    await writeHistory(tx, ctx.actor, {
      subprojectId,
      parentId,
      action: 'update',
      snapshot: snapshotOf(found),
      changes,
    });
    await recordAudit(tx, ctx, fundingEntry('subproject', found, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, NUMBER_TAKEN);
}
