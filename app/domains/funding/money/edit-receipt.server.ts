import { eq, sql } from 'drizzle-orm';
import { fundingReceipts } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReceiptInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import {
  lockReceipt,
  RECEIPT_TAKEN,
  receiptProblem,
  type ReceiptProblems,
  storeFile,
  type UploadedFile,
} from '#app/domains/funding/store/receipts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';

/** Changes a receipt; a file replaces the one it has. */
export async function editReceipt(
  ctx: Ctx,
  {
    receiptId,
    version,
    file,
    ...input
  }: ReceiptInput & { receiptId: string; version: number; file: UploadedFile | null },
): Promise<EditOutcome<ReceiptProblems>> {
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<ReceiptProblems>> => {
    const receipt = await lockReceipt(tx, ctx.actor, receiptId);
    if (!receipt.isActive) return { kind: 'refused', problems: { subprojectId: 'inactive' } };
    if (receipt.version !== version) return { kind: 'stale' };
    const { grantId, operatorId } = receipt;
    const problems = await receiptProblem(tx, ctx.actor, { grantId, operatorId, ...input }, file);
    if (problems) return { kind: 'refused', problems };
    const fileName = file?.name ?? receipt.fileName;
    const changes = changesOf<ReceiptInput & { fileName: string | null }>(receipt, { ...input, fileName });
    if (!changes && !file) return { kind: 'edited' };
    await tx
      .update(fundingReceipts)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(fundingReceipts.id, receiptId));
    if (file) await storeFile(tx, receiptId, file);
    await recordAudit(tx, ctx, fundingEntry('receipt', receipt, 'edited', changes ?? { after: { fileName } }));
    return { kind: 'edited' };
  });
  return await orTaken(write, RECEIPT_TAKEN);
}
