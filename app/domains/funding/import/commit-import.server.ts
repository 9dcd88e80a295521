import { inTransaction } from '#app/db/tx.server.ts';
import type { ImportedRecord } from '#app/db/schema/imports.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry, type FundingEntity } from '#app/domains/funding/store/entries.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { markCommitted } from '#app/platform/import/batches.server.ts';
import { keepIf } from '#app/platform/import/dry-run.server.ts';
import { lockOwnBatch, tableOfBatch } from './own-batch.server.ts';
import { tryImport } from './trial.server.ts';
import type { WrittenRecord } from './record-inserts.server.ts';

export type CommitImportOutcome =
  | { kind: 'committed'; records: number }
  /** `changed`: what the rows met is not what it was when they were tried. `errors`: a row has errors, so none is written. */
  | { kind: 'changed' | 'errors' | 'not_open' | 'stale' };

export const ENTITY_OF_KIND: Readonly<Record<WrittenRecord['kind'], FundingEntity>> = {
  grant: 'grant',
  letter: 'grant_letter',
  subproject: 'subproject',
  measure: 'measure',
};

/** Writes all rows of a batch that was tried, or none. */
export async function commitImport(
  ctx: Ctx,
  { batchId, version }: { batchId: string; version: number },
): Promise<CommitImportOutcome> {
  return await inTransaction(ctx, async (tx): Promise<CommitImportOutcome> => {
    const batch = await lockOwnBatch(tx, ctx.actor, batchId);
    const table = batch.state === 'open' ? await tableOfBatch(tx, batchId) : null;
    if (!table) return { kind: 'not_open' };
    if (batch.version !== version) return { kind: 'stale' };
    if (batch.fingerprint === null) return { kind: 'changed' };
    const { operatorId, mapping, fingerprint } = batch;
    const tried = await keepIf(
      { db: tx },
      (trial) => tryImport(trial, ctx.actor, { operatorId, table, mapping }),
      (found) => found.fingerprint === fingerprint && found.errors.length === 0,
    );
    if (tried.fingerprint !== fingerprint) return { kind: 'changed' };
    if (tried.errors.length > 0) return { kind: 'errors' };
    const { written, summary } = tried;
    const created = written.map(({ kind, id }): ImportedRecord => ({ entity: ENTITY_OF_KIND[kind], id, version: 1 }));
    await markCommitted(tx, ctx, batch, { created, summary });
    const entries = written.map(({ kind, id, after }): AuditEntry =>
      fundingEntry(ENTITY_OF_KIND[kind], { id, operatorId }, 'created', { after }),
    );
    const own = fundingEntry('funding_import', { id: batchId, operatorId }, 'committed', { after: { ...summary } });
    await recordAudit(tx, ctx, [own, ...entries]);
    return { kind: 'committed', records: written.length };
  });
}
