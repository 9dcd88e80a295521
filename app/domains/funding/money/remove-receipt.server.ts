import { eq } from 'drizzle-orm';
import { fundingReceipts } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockReceipt } from '#app/domains/funding/store/receipts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type RemoveReceiptOutcome = { kind: 'removed'; grantId: string } | { kind: 'not_active' };

/** Removes a receipt with its file; the trail keeps that it was there. */
export async function removeReceipt(ctx: Ctx, { receiptId }: { receiptId: string }): Promise<RemoveReceiptOutcome> {
  return await inTransaction(ctx, async (tx): Promise<RemoveReceiptOutcome> => {
    const { operatorId, isActive, ...receipt } = await lockReceipt(tx, ctx.actor, receiptId);
    if (!isActive) return { kind: 'not_active' };
    await tx.delete(fundingReceipts).where(eq(fundingReceipts.id, receiptId));
    const before = { ...receipt };
    await recordAudit(tx, ctx, fundingEntry('receipt', { id: receiptId, operatorId }, 'removed', { before }));
    return { kind: 'removed', grantId: receipt.grantId };
  });
}
