import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { insertBatch, keepCheck } from '#app/platform/import/batches.server.ts';
import { inDryRun } from '#app/platform/import/dry-run.server.ts';
import { readTable } from '#app/platform/import/read-table.server.ts';
import type { TableRefusal } from '#app/platform/import/table.ts';
import { fieldProblems, FUNDING_IMPORT, guessFields } from './own-batch.server.ts';
import { tryImport } from './trial.server.ts';

export type UploadImportOutcome = { kind: 'opened'; batchId: string } | { kind: 'refused'; reason: TableRefusal };

/** Takes the file of an application, guesses its columns, and tries it at once when all that are needed have a name that we have. */
export async function uploadImport(
  ctx: Ctx,
  { fileName, content }: { fileName: string; content: Buffer },
): Promise<UploadImportOutcome> {
  const operatorId = operatorOf(ctx.actor, 'funding.administer');
  const outcome = readTable(content);
  if (outcome.kind === 'refused') return outcome;
  const { table } = outcome;
  const mapping = guessFields(table.heads);
  const rowCount = table.rows.length;
  return await inTransaction(ctx, async (tx): Promise<UploadImportOutcome> => {
    const kind = FUNDING_IMPORT;
    const id = await insertBatch(tx, ctx, { operatorId, kind, fileName, content, mapping, rowCount });
    await recordAudit(tx, ctx, fundingEntry('funding_import', { id, operatorId }, 'uploaded', { after: { rowCount } }));
    if (fieldProblems(mapping).length > 0) return { kind: 'opened', batchId: id };
    const { fingerprint, summary } = await inDryRun({ db: tx }, (trial) =>
      tryImport(trial, ctx.actor, { operatorId, table, mapping }),
    );
    await keepCheck(tx, { id, version: 1 }, { mapping, fingerprint, summary });
    return { kind: 'opened', batchId: id };
  });
}
