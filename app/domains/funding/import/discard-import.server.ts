import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { removeOpenBatch } from '#app/platform/import/batches.server.ts';
import { lockOwnBatch } from './own-batch.server.ts';

export type DiscardImportOutcome = { kind: 'discarded'; fileName: string } | { kind: 'not_open' };

/** Removes an open batch with its file. */
export async function discardImport(ctx: Ctx, { batchId }: { batchId: string }): Promise<DiscardImportOutcome> {
  return await inTransaction(ctx, async (tx): Promise<DiscardImportOutcome> => {
    const { state, operatorId, fileName } = await lockOwnBatch(tx, ctx.actor, batchId);
    if (state !== 'open') return { kind: 'not_open' };
    await removeOpenBatch(tx, batchId);
    await recordAudit(tx, ctx, fundingEntry('funding_import', { id: batchId, operatorId }, 'removed'));
    return { kind: 'discarded', fileName };
  });
}
