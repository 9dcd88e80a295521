import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { budgetProblem } from '#app/domains/funding/rules/budgets.ts';
import type { SubprojectInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { insertSubproject, readBudgetAbove } from '#app/domains/funding/store/inserts.server.ts';
import { findSubproject, lockOwnGrant } from '#app/domains/funding/store/projects.server.ts';
import type { MasterField } from '#app/db/schema/subprojects.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { orTaken } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export type SubprojectProblems = {
  number?: 'number_taken';
  budget?: `exceeds:${string}` | `below_parts:${string}`;
  parentId?: 'too_deep' | 'inactive';
};
export type CreateSubprojectOutcome =
  | { kind: 'created'; subprojectId: string }
  | { kind: 'refused'; problems: SubprojectProblems };

export interface CreateSubprojectInput extends SubprojectInput {
  readonly grantId: string;
  readonly parentId: string | null;
  readonly masterData: readonly MasterField[];
}

export const NUMBER_TAKEN: Readonly<Record<string, SubprojectProblems>> = {
  subprojects_number_key: { number: 'number_taken' },
};

/** The lowest level of sub-projects (seed 3: ebene 1 to 3). */
export const MAX_LEVEL = 3;

/** A sub-project of a grant, or of another sub-project of it. */
export async function createSubproject(
  ctx: Ctx,
  { grantId, parentId, masterData, ...input }: CreateSubprojectInput,
): Promise<CreateSubprojectOutcome> {
  const write = inTransaction(ctx, async (tx): Promise<CreateSubprojectOutcome> => {
    const { operatorId } = await lockOwnGrant(tx, ctx.actor, grantId);
    const parent = parentId === null ? null : await findSubproject(tx, ctx.actor, parentId);
    if (parent && parent.grantId !== grantId) throw new NotFoundError('subproject');
    if (parent && !parent.isActive) return { kind: 'refused', problems: { parentId: 'inactive' } };
    if (parent && parent.level >= MAX_LEVEL) return { kind: 'refused', problems: { parentId: 'too_deep' } };
    const [above] = await readBudgetAbove(tx, { grantId, parentId, ownId: null });
    const budget = above && budgetProblem({ budget: input.budget, ...above, below: '0.00' });
    if (budget) return { kind: 'refused', problems: { budget } };
    const subprojectId = await insertSubproject(tx, ctx.actor, { ...input, grantId, parent, masterData });
    const after = { ...input, grantId, parentId, masterData };
    await recordAudit(tx, ctx, fundingEntry('subproject', { id: subprojectId, operatorId }, 'created', { after }));
    return { kind: 'created', subprojectId };
  });
  return await orTaken(write, NUMBER_TAKEN);
}
