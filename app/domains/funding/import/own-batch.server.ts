import type { Transaction } from '#app/db/client.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { contentOfBatch, type ImportBatch, lockBatch } from '#app/platform/import/batches.server.ts';
import { guessMapping, type ImportMapping, mappingProblems } from '#app/platform/import/mapping.ts';
import { readTable } from '#app/platform/import/read-table.server.ts';
import type { ImportTable } from '#app/platform/import/table.ts';
import { IMPORT_FIELDS } from './fields.ts';

/** The kind of the batches of this room. */
export const FUNDING_IMPORT = 'funding';

/** A batch of the admin's operator, locked; throws NotFoundError for every other one. */
export async function lockOwnBatch(tx: Transaction, actor: Actor, id: string): Promise<ImportBatch> {
  const operatorId = operatorOf(actor, 'funding.administer');
  const batch = await lockBatch(tx, { id, kind: FUNDING_IMPORT, operatorId });
  if (!batch) throw new NotFoundError('import');
  return batch;
}

/** The table of an open batch, which was readable when it came. */
export async function tableOfBatch(db: Ctx['db'] | Transaction, id: string): Promise<ImportTable | null> {
  const content = await contentOfBatch(db, id);
  const outcome = content && readTable(content);
  return outcome?.kind === 'read' ? outcome.table : null;
}

export const guessFields = (heads: readonly string[]): ImportMapping => guessMapping(heads, IMPORT_FIELDS);
export const fieldProblems = (mapping: ImportMapping) => mappingProblems(mapping, IMPORT_FIELDS);
