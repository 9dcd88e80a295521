import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { keepCheck } from '#app/platform/import/batches.server.ts';
import { inDryRun } from '#app/platform/import/dry-run.server.ts';
import type { ImportMapping, MappingProblem } from '#app/platform/import/mapping.ts';
import { fieldProblems, lockOwnBatch, tableOfBatch } from './own-batch.server.ts';
import { tryImport } from './trial.server.ts';

export type CheckImportOutcome =
  | { kind: 'checked' }
  | { kind: 'refused'; problems: readonly MappingProblem[] }
  | { kind: 'not_open' | 'stale' };

/** Tries an open batch with these columns and keeps them, with the data that the rows met. */
export async function checkImport(
  ctx: Ctx,
  { batchId, version, mapping }: { batchId: string; version: number; mapping: ImportMapping },
): Promise<CheckImportOutcome> {
  return await inTransaction(ctx, async (tx): Promise<CheckImportOutcome> => {
    const batch = await lockOwnBatch(tx, ctx.actor, batchId);
    const table = batch.state === 'open' ? await tableOfBatch(tx, batchId) : null;
    if (!table) return { kind: 'not_open' };
    if (batch.version !== version) return { kind: 'stale' };
    const problems = fieldProblems(mapping);
    if (problems.length > 0) return { kind: 'refused', problems };
    const { operatorId } = batch;
    const { fingerprint, summary } = await inDryRun({ db: tx }, (trial) =>
      tryImport(trial, ctx.actor, { operatorId, table, mapping }),
    );
    await keepCheck(tx, batch, { mapping, fingerprint, summary });
    const states = { before: { mapping: batch.mapping }, after: { mapping } };
    await recordAudit(tx, ctx, fundingEntry('funding_import', { id: batchId, operatorId }, 'checked', states));
    return { kind: 'checked' };
  });
}
