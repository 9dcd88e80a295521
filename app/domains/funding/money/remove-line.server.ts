import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { fundingGrantLines } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockLine } from '#app/domains/funding/store/lines.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** `has_receipts`: how many receipts keep the line. */
export type RemoveLineOutcome = { kind: 'removed'; grantId: string } | { kind: 'has_receipts'; count: number };

const countReceipts = statement<{ id: string }, { count: number }>(sql`
  select count(*)::int as count from funding_receipts where line_id = ${sql.placeholder('id')}::uuid`);

/** Removes a plan line without receipts. */
export async function removeLine(ctx: Ctx, { lineId }: { lineId: string }): Promise<RemoveLineOutcome> {
  return await inTransaction(ctx, async (tx): Promise<RemoveLineOutcome> => {
    const { operatorId, ...line } = await lockLine(tx, ctx.actor, lineId);
    const [row] = await countReceipts(tx, { id: lineId });
    const count = row?.count ?? 0;
    if (count > 0) return { kind: 'has_receipts', count };
    await tx.delete(fundingGrantLines).where(eq(fundingGrantLines.id, lineId));
    const before = { ...line };
    await recordAudit(tx, ctx, fundingEntry('grant_line', { id: lineId, operatorId }, 'removed', { before }));
    return { kind: 'removed', grantId: line.grantId };
  });
}
