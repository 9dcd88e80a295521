import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import { isUnreachable } from '#server/database/reach-database.ts';
import { SentenceError } from '#server/sentence-error.ts';
import { copyOut, jobColumns, listSequences, listTables } from './catalogue.ts';
import { encodeRecord, formatVersion, magic } from './format.ts';
import { jobsTable, type BackupHeader, type BackupManifest, type BackupTable } from './manifest.ts';

export type BackupOptions = {
  /** A raw client as the owner, untouched by drizzle. */
  sql: postgres.Sql;
  file: string;
  product: string;
  madeAt: string;
};
export type WrittenBackup = { bytes: number; rows: number; manifest: BackupManifest };

const pieceBytes = 256 * 1024;

/**
 * Writes everything of one instant (a snapshot; the house goes on meanwhile) into a file of a temporary name and renames it when it is
 * whole and on the disk. Memory does not grow with the tables. Throws a sentence for humans when the file is there already.
 */
export async function writeBackup({ sql, file, product, madeAt }: BackupOptions): Promise<WrittenBackup> {
  refuseTaken(file);
  const draft = draftOf(file);
  const made: { manifest?: BackupManifest } = {};
  // The driver refuses ROLLBACK during a COPY. The first error is the reason.
  let unwritten: unknown;
  try {
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      const header = await readHeader(tx, { product, madeAt });
      const target = createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true });
      await pipeline(Readable.from(produce(tx, header, made), { objectMode: false }), createGzip(), target).catch(
        (error: unknown) => {
          unwritten = error;
          throw error;
        },
      );
    });
    refuseTaken(file);
    await rename(draft, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    rmSync(draft, { force: true });
    throw explain(unwritten ?? error, file);
  }
  if (!made.manifest) throw new Error('the backup has no manifest');
  const rows = made.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { bytes: (await stat(file)).size, rows, manifest: made.manifest };
}

function refuseTaken(file: string): void {
  if (!existsSync(file)) return;
  throw new SentenceError(
    `${file} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen. (This file exists already and is not overwritten: choose another name.)`,
  );
}

/** The name of a backup while it is written. An interrupted run removes it. */
export const draftOf = (file: string): string => `${file}.unfinished-${process.pid}`;

async function readHeader(
  tx: postgres.TransactionSql,
  { product, madeAt }: { product: string; madeAt: string },
): Promise<BackupHeader> {
  const [known] = await tx<{ found: boolean; server: string }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as found, current_setting('server_version') as server`;
  const [migration] = known?.found
    ? await tx<{ count: number; when: string | null }[]>`
        select count(*)::int as count, max(created_at)::text as when from drizzle.__drizzle_migrations`
    : [];
  if (!known || !migration?.when)
    throw new SentenceError('In dieser Datenbank ist kein Haus. (There is no house in this database.)');
  return {
    format: formatVersion,
    product,
    server: known.server,
    madeAt,
    migration: { count: migration.count, when: Number(migration.when) },
  };
}

async function* produce(
  tx: postgres.TransactionSql,
  header: BackupHeader,
  made: { manifest?: BackupManifest },
): AsyncGenerator<Buffer> {
  // What a text looks like must not depend on the server's settings.
  await tx`set local datestyle = 'ISO, YMD'`;
  await tx`set local intervalstyle = 'postgres'`;
  await tx`set local timezone = 'UTC'`;
  await tx`set local extra_float_digits = 1`;
  await tx`set local bytea_output = 'hex'`;
  yield Buffer.from(magic);
  yield encodeRecord('H', Buffer.from(JSON.stringify(header)));
  const tables: BackupManifest['tables'] = [];
  for (const table of [...(await listTables(tx)), { name: jobsTable, columns: jobColumns }])
    tables.push(yield* produceTable(tx, table));
  made.manifest = { tables, sequences: await listSequences(tx), audit: await readAudit(tx) };
  yield encodeRecord('M', Buffer.from(JSON.stringify(made.manifest)));
}

async function* produceTable(
  tx: postgres.TransactionSql,
  table: BackupTable,
): AsyncGenerator<Buffer, BackupManifest['tables'][number]> {
  yield encodeRecord('T', Buffer.from(JSON.stringify(table)));
  const hash = createHash('sha256');
  let rows = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = (): Buffer => {
    const piece = Buffer.concat(waiting);
    hash.update(piece);
    [waiting, size] = [[], 0];
    return encodeRecord('D', piece);
  };
  const lines = await tx.unsafe(copyOut(table)).readable();
  for await (const line of lines) {
    const piece = line as Buffer;
    waiting.push(piece);
    size += piece.length;
    // Line feeds inside a value are escaped, so each one ends a row.
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1;
    if (size >= pieceBytes) yield flush();
  }
  // The driver leaves its socket paused when the last rows came faster than they were taken; asking for more wakes it.
  lines._read(0);
  if (size > 0) yield flush();
  yield encodeRecord('E', Buffer.alloc(0));
  return { ...table, rows, sha256: hash.digest('hex') };
}

async function readAudit(tx: postgres.TransactionSql): Promise<BackupManifest['audit']> {
  const heads = await tx<{ head: string }[]>`
    select distinct on (stream) stream || ':' || number || ':' || hash as head from audit_seals order by stream, number desc`;
  const [months] = await tx<{ from: string | null; to: string | null }[]>`
    select to_char(min(occurred_at), 'YYYY-MM-01') as from, to_char(max(occurred_at), 'YYYY-MM-01') as to from audit_log`;
  return {
    heads: heads.map(({ head }) => head),
    months: months?.from && months.to ? { from: months.from, to: months.to } : null,
  };
}

/** The new name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explain(error: unknown, file: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined || isUnreachable(error)) return error;
  const folder = path.dirname(file);
  if (!existsSync(folder))
    return new SentenceError(`Den Ordner ${folder} gibt es nicht. (This folder does not exist.)`, { cause: error });
  return new SentenceError(
    `Die Sicherung ließ sich nicht schreiben (${code ?? syscall}); es gibt keine halbe. (The backup could not be written; nothing is left of it.)`,
    { cause: error },
  );
}
