import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { fundingGrantLines } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { LineInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { LABEL_TAKEN, lineProblem, type LineProblems } from '#app/domains/funding/store/lines.server.ts';
import { lockOwnGrant } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { orTaken } from '#app/platform/edit.server.ts';

export type AddLineOutcome = { kind: 'added'; lineId: string } | { kind: 'refused'; problems: LineProblems };

/** A line of the financing plan, after the others of its kind. */
export async function addLine(
  ctx: Ctx,
  { grantId, ...input }: LineInput & { grantId: string },
): Promise<AddLineOutcome> {
  const lineId = newId();
  const write = inTransaction(ctx, async (tx): Promise<AddLineOutcome> => {
    const { operatorId } = await lockOwnGrant(tx, ctx.actor, grantId);
    const problems = await lineProblem(tx, { grantId, ...input });
    if (problems) return { kind: 'refused', problems };
    const last = sql`(select coalesce(max(sort_order), 0) + 1 from funding_grant_lines where grant_id = ${grantId}::uuid)`;
    await tx.insert(fundingGrantLines).values({ id: lineId, grantId, ...input, sortOrder: last });
    const after = { ...input, grantId };
    await recordAudit(tx, ctx, fundingEntry('grant_line', { id: lineId, operatorId }, 'created', { after }));
    return { kind: 'added', lineId };
  });
  return await orTaken(write, LABEL_TAKEN);
}
