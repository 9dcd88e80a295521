import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { fundingGrants } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { budgetProblem } from '#app/domains/funding/rules/budgets.ts';
import type { GrantInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockOwnGrant } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { GRANT_TAKEN, grantDatesProblem, type GrantProblems } from './create-grant.server.ts';

const readBelowGrant = statement<{ id: string }, { below: string }>(sql`
  select coalesce(sum(budget), 0)::numeric(14, 2)::text as below from subprojects
  where grant_id = ${sql.placeholder('id')}::uuid and parent_id is null and merged_into_id is null`);

/** Changes a grant; what is granted never falls below its sub-projects. */
export async function editGrant(
  ctx: Ctx,
  { grantId, version, ...input }: GrantInput & { grantId: string; version: number },
): Promise<EditOutcome<GrantProblems>> {
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<GrantProblems>> => {
    const grant = await lockOwnGrant(tx, ctx.actor, grantId);
    if (grant.version !== version) return { kind: 'stale' };
    const changes = changesOf<GrantInput>({ ...grant, excludedKinds: [...grant.excludedKinds] }, input);
    if (!changes) return { kind: 'edited' };
    const [row] = await readBelowGrant(tx, { id: grantId });
    const below = row?.below ?? '0.00';
    const tooLow = budgetProblem({ budget: input.granted, whole: input.granted, others: '0.00', below });
    const problems = tooLow ? { granted: tooLow as `below_parts:${string}` } : grantDatesProblem(input);
    if (problems) return { kind: 'refused', problems };
    await tx
      .update(fundingGrants)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(fundingGrants.id, grantId));
    await recordAudit(tx, ctx, fundingEntry('grant', grant, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, GRANT_TAKEN);
}
