import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { fundingGrantLines } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { LineInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { LABEL_TAKEN, lineProblem, type LineProblems, lockLine } from '#app/domains/funding/store/lines.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';

const readReceipt = statement<{ id: string }, { id: string }>(sql`
  select id from funding_receipts where line_id = ${sql.placeholder('id')}::uuid limit 1`);

/** Changes a plan line; one with receipts stays income or expense. */
export async function editLine(
  ctx: Ctx,
  { lineId, version, ...input }: LineInput & { lineId: string; version: number },
): Promise<EditOutcome<LineProblems>> {
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<LineProblems>> => {
    const line = await lockLine(tx, ctx.actor, lineId);
    if (line.version !== version) return { kind: 'stale' };
    const problems = await lineProblem(tx, { grantId: line.grantId, ...input });
    if (problems) return { kind: 'refused', problems };
    if (line.kind !== input.kind && (await readReceipt(tx, { id: lineId })).length > 0)
      return { kind: 'refused', problems: { kind: 'kind_kept' } };
    const changes = changesOf<LineInput>(line, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(fundingGrantLines)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(fundingGrantLines.id, lineId));
    await recordAudit(tx, ctx, fundingEntry('grant_line', line, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, LABEL_TAKEN);
}
