import { newId } from '#app/db/schema/columns.ts';
import { fundingReceipts } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReceiptInput } from '#app/domains/funding/schema.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import {
  lockGrantOfRole,
  RECEIPT_TAKEN,
  receiptProblem,
  type ReceiptProblems,
  storeFile,
  type UploadedFile,
} from '#app/domains/funding/store/receipts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { orTaken } from '#app/platform/edit.server.ts';

export type AddReceiptOutcome = { kind: 'added'; receiptId: string } | { kind: 'refused'; problems: ReceiptProblems };

/** A receipt for a plan line; an author names a sub-project or measure, an admin may leave it with the grant alone. */
export async function addReceipt(
  ctx: Ctx,
  { grantId, file, ...input }: ReceiptInput & { grantId: string; file: UploadedFile | null },
): Promise<AddReceiptOutcome> {
  const receiptId = newId();
  const write = inTransaction(ctx, async (tx): Promise<AddReceiptOutcome> => {
    const { operatorId } = await lockGrantOfRole(tx, ctx.actor, grantId);
    const problems = await receiptProblem(tx, ctx.actor, { grantId, operatorId, ...input }, file);
    if (problems) return { kind: 'refused', problems };
    await tx.insert(fundingReceipts).values({ id: receiptId, grantId, ...input, createdBy: ctx.actor.id });
    if (file) await storeFile(tx, receiptId, file);
    const after = { ...input, grantId, ...(file && { fileName: file.name }) };
    await recordAudit(tx, ctx, fundingEntry('receipt', { id: receiptId, operatorId }, 'created', { after }));
    return { kind: 'added', receiptId };
  });
  return await orTaken(write, RECEIPT_TAKEN);
}
