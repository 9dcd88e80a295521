import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { affectedRows, queryRows, statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { importBatches } from '#app/db/schema/index.ts';
import type { ImportedRecord, ImportState } from '#app/db/schema/imports.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, ReadCtx } from '#app/platform/ctx.ts';
import type { ImportMapping } from './mapping.ts';

/** How long an open batch waits, as a PostgreSQL interval. */
export const KEEP_OPEN_IMPORTS = '24 hours';

/** A file on its way into the tables of a room. `kind` is the room's word for what is in it. */
export interface ImportBatch {
  readonly id: string;
  readonly operatorId: string;
  readonly fileName: string;
  readonly mapping: ImportMapping;
  readonly state: ImportState;
  readonly fingerprint: string | null;
  readonly rowCount: number | null;
  readonly created: readonly ImportedRecord[];
  readonly summary: Readonly<Record<string, number>>;
  readonly version: number;
}

export interface BatchKey {
  readonly id: string;
  readonly kind: string;
  readonly operatorId: string;
}

const batchColumns = sql`b.id, b.operator_id as "operatorId", b.file_name as "fileName", coalesce(b.mapping, '{}') as mapping, b.state,
  b.fingerprint, b.row_count as "rowCount", b.created, b.summary, b.version`;
const isBatch = sql`b.id = ${sql.placeholder('id')}::uuid and b.kind = ${sql.placeholder('kind')}
  and b.operator_id = ${sql.placeholder('operatorId')}::uuid`;

const lockRow = statement<{ id: string; kind: string; operatorId: string }, ImportBatch>(
  sql`select ${batchColumns} from import_batches b where ${isBatch} for no key update`,
);
const readRow = statement<{ id: string; kind: string; operatorId: string }, ImportBatch>(
  sql`select ${batchColumns} from import_batches b where ${isBatch}`,
);
const readContent = statement<{ id: string }, { content: Buffer | null }>(
  sql`select content from import_batches where id = ${sql.placeholder('id')}::uuid`,
);

/** A batch of the operator, locked until the end; undefined for every other one. */
export async function lockBatch(tx: Transaction, { id, kind, operatorId }: BatchKey): Promise<ImportBatch | undefined> {
  return (await lockRow(tx, { id, kind, operatorId }))[0];
}

/** A batch of the operator; undefined for every other one. */
export async function readBatch(
  db: ReadCtx['db'],
  { id, kind, operatorId }: BatchKey,
): Promise<ImportBatch | undefined> {
  return (await readRow(db, { id, kind, operatorId }))[0];
}

/** The file of an open batch; null after it is in. */
export async function contentOfBatch(db: ReadCtx['db'] | Transaction, id: string): Promise<Buffer | null> {
  return (await readContent(db, { id }))[0]?.content ?? null;
}

export async function insertBatch(
  tx: Transaction,
  ctx: Pick<Ctx, 'actor'>,
  values: {
    operatorId: string;
    kind: string;
    fileName: string;
    content: Buffer;
    mapping: ImportMapping;
    rowCount: number;
  },
): Promise<string> {
  const id = newId();
  await tx.insert(importBatches).values({ id, createdBy: ctx.actor.id, ...values });
  return id;
}

/** Keeps what the dry run met; the commit is refused when the fingerprint is another one then. */
export async function keepCheck(
  tx: Transaction,
  { id, version }: Pick<ImportBatch, 'id' | 'version'>,
  found: { mapping: ImportMapping; fingerprint: string; summary: Record<string, number> },
): Promise<void> {
  await tx
    .update(importBatches)
    .set({ ...found, version: version + 1 })
    .where(eq(importBatches.id, id));
}

/** The file goes: its rows are records now. */
export async function markCommitted(
  tx: Transaction,
  { now }: Pick<Ctx, 'now'>,
  { id, version }: Pick<ImportBatch, 'id' | 'version'>,
  { created, summary }: { created: readonly ImportedRecord[]; summary: Record<string, number> },
): Promise<void> {
  await tx
    .update(importBatches)
    .set({ state: 'committed', created, summary, content: null, committedAt: toDate(now), version: version + 1 })
    .where(eq(importBatches.id, id));
}

export async function markReverted(
  tx: Transaction,
  { now }: Pick<Ctx, 'now'>,
  { id, version }: Pick<ImportBatch, 'id' | 'version'>,
): Promise<void> {
  await tx
    .update(importBatches)
    .set({ state: 'reverted', revertedAt: toDate(now), version: version + 1 })
    .where(eq(importBatches.id, id));
}

export async function removeOpenBatch(tx: Transaction, id: string): Promise<void> {
  await tx.delete(importBatches).where(and(eq(importBatches.id, id), eq(importBatches.state, 'open')));
}

/** Open batches of every room go after a day, with their files. Returns how many. */
export async function forgetOpenImports({ db, now }: ReadCtx): Promise<number> {
  return await affectedRows(
    db,
    sql`delete from import_batches where state = 'open'
      and created_at < ${now.toString()}::timestamptz - ${KEEP_OPEN_IMPORTS}::interval`,
  );
}

export interface ListedBatch extends Pick<ImportBatch, 'id' | 'fileName' | 'state' | 'rowCount' | 'summary'> {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly createdBy: string | null;
}

const LISTED = 50;

/** The newest batches of an operator. */
export async function listBatches(
  { db }: Pick<ReadCtx, 'db'>,
  { kind, operatorId }: Omit<BatchKey, 'id'>,
): Promise<ListedBatch[]> {
  return await queryRows<ListedBatch>(
    db,
    sql`select b.id, b.file_name as "fileName", b.state, b.row_count as "rowCount", b.summary,
        ${wholeEpochMs('b.created_at')} as "createdAt", ${wholeEpochMs('coalesce(b.reverted_at, b.committed_at)')} as "endedAt",
        u.first_name || ' ' || u.last_name as "createdBy"
      from import_batches b left join users u on u.id = b.created_by
      where b.operator_id = ${operatorId}::uuid and b.kind = ${kind}
      order by b.created_at desc, b.id desc limit ${LISTED}`,
  );
}
