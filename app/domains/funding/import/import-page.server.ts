import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { ImportedRecord, ImportState } from '#app/db/schema/imports.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { type ListedBatch, listBatches, readBatch } from '#app/platform/import/batches.server.ts';
import { inDryRun } from '#app/platform/import/dry-run.server.ts';
import type { ImportMapping } from '#app/platform/import/mapping.ts';
import type { ImportTable } from '#app/platform/import/table.ts';
import { fieldProblems, FUNDING_IMPORT, tableOfBatch } from './own-batch.server.ts';
import { tryImport, type TriedImport } from './trial.server.ts';

/** The newest files of the admin's operator. */
export async function listImports(ctx: ReadCtx, actor: Actor): Promise<ListedBatch[]> {
  return await listBatches(ctx, { kind: FUNDING_IMPORT, operatorId: operatorOf(actor, 'funding.administer') });
}

export interface ImportPage {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
  readonly state: ImportState;
  readonly summary: Readonly<Record<string, number>>;
  /** Of an open batch. */
  readonly open: OpenImport | null;
  /** Grants that it made, for links. */
  readonly grants: readonly { id: string; name: string }[];
}

export interface OpenImport {
  readonly table: ImportTable;
  readonly mapping: ImportMapping;
  /** What a trial finds now; null while a column is missing. */
  readonly tried: Omit<TriedImport, 'written'> | null;
  /** The data is not what it was at the last check: a commit would be refused. */
  readonly isChanged: boolean;
}

/** A file of the admin's operator; null for every other one. An open one is tried, and nothing of the trial stays. */
export async function getImport({ db }: Pick<ReadCtx, 'db'>, actor: Actor, id: string): Promise<ImportPage | null> {
  const operatorId = operatorOf(actor, 'funding.administer');
  const batch = await readBatch(db, { id, kind: FUNDING_IMPORT, operatorId });
  if (!batch) return null;
  const { version, fileName, state, summary, mapping, fingerprint } = batch;
  const table = state === 'open' ? await tableOfBatch(db, id) : null;
  const open = table && (await tryOpen(db, actor, { operatorId, table, mapping, fingerprint }));
  return { id, version, fileName, state, summary, open, grants: await readGrants(db, batch.created) };
}

async function tryOpen(
  db: ReadCtx['db'],
  actor: Actor,
  {
    fingerprint,
    ...file
  }: { operatorId: string; table: ImportTable; mapping: ImportMapping; fingerprint: string | null },
): Promise<OpenImport> {
  const { table, mapping } = file;
  if (fieldProblems(mapping).length > 0) return { table, mapping, tried: null, isChanged: false };
  const { written: _written, ...tried } = await inDryRun({ db }, (tx) => tryImport(tx, actor, file));
  return { table, mapping, tried, isChanged: fingerprint !== tried.fingerprint };
}

async function readGrants(db: ReadCtx['db'], created: readonly ImportedRecord[]) {
  const ids = created.flatMap(({ entity, id }) => (entity === 'grant' ? [id] : []));
  if (ids.length === 0) return [];
  return await queryRows<{ id: string; name: string }>(
    db,
    sql`select id, number || ' ' || title as name from funding_grants where id = any (${`{${ids.join(',')}}`}::uuid[]) order by name`,
  );
}
