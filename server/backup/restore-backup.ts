import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type postgres from 'postgres';
import { openLongClient } from '#server/database/long-client.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { SentenceError } from '#server/sentence-error.ts';
import { listTables, quote } from './catalogue.ts';
import { checkBackup, tooNew, type CheckedBackup } from './check-backup.ts';
import { jobsTable, type BackupTable } from './manifest.ts';

export type RestoreOptions = {
  file: string;
  /** What checkBackup said of the file. */
  backup: CheckedBackup;
  ownerUrl: string;
  appUrl: string;
  migrationsFolder: string;
};

type Journal = { entries: { tag: string; when: number }[] };

/** What a house without people may hold: codes and counters, written by a start. */
const technicalTables = ['idempotency_keys', 'one_time_tokens', 'rate_limits'];

/** Throws when the backup's last migration is unknown: it comes from a newer version. */
export function migrationsOf({
  file,
  backup,
  migrationsFolder,
}: Pick<RestoreOptions, 'file' | 'backup' | 'migrationsFolder'>): Journal['entries'] {
  const { entries } = JSON.parse(readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal;
  const { count, when } = backup.header.migration;
  if (entries[count - 1]?.when !== when) throw tooNew(file, backup.header);
  return entries.slice(0, count);
}

/**
 * Puts a checked backup into an empty database: the structure of its time, all rows in one transaction, then the structure of today.
 * Interrupted anywhere, there is the whole house or none. Throws a sentence for humans when the database is not empty.
 */
export async function restoreBackup(options: RestoreOptions): Promise<{ rows: number }> {
  const { backup, ownerUrl, appUrl, migrationsFolder } = options;
  const known = migrationsOf(options);
  const sql = openLongClient(ownerUrl);
  try {
    await refuseOccupied(sql, backup);
    await migrateUpTo(options, known);
    await sql.begin((tx) => load(tx, options));
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrateDatabase({ ownerUrl, appUrl, migrationsFolder });
  return { rows: backup.manifest.tables.reduce((sum, table) => sum + table.rows, 0) };
}

async function refuseOccupied(sql: postgres.Sql, { header }: CheckedBackup): Promise<void> {
  for (const { name } of await listTables(sql)) {
    if (technicalTables.includes(name)) continue;
    const [row] = await sql.unsafe<{ isUsed: boolean }[]>(
      `select exists (select from public.${quote(name)}) as "isUsed"`,
    );
    if (!row?.isUsed) continue;
    throw new SentenceError(
      `Die Datenbank ist nicht leer (Tabelle ${name}). Zurückgespielt wird nur in ein leeres Haus: einen anderen DATA_DIR wählen oder eine neue Datenbank anlegen. ` +
        `(The database is not empty: choose another DATA_DIR or create a new database.)`,
    );
  }
  const [table] = await sql<{ found: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as found`;
  if (!table?.found) return;
  const [last] = await sql<
    { when: string | null }[]
  >`select max(created_at)::text as when from drizzle.__drizzle_migrations`;
  if (Number(last?.when ?? 0) <= header.migration.when) return;
  throw new SentenceError(
    `Die leere Datenbank hat schon einen neueren Aufbau als die Sicherung. Bitte eine neue anlegen oder einen anderen DATA_DIR wählen; Platzwart vorher nicht starten. ` +
      `(The empty database is newer than the backup: create a fresh one.)`,
  );
}

async function migrateUpTo(
  { ownerUrl, appUrl, migrationsFolder }: RestoreOptions,
  entries: Journal['entries'],
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-restore-'));
  try {
    mkdirSync(path.join(folder, 'meta'));
    const journal = JSON.parse(readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal;
    writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) cpSync(path.join(migrationsFolder, `${tag}.sql`), path.join(folder, `${tag}.sql`));
    await migrateDatabase({ ownerUrl, appUrl, migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function load(tx: postgres.TransactionSql, { file, backup }: RestoreOptions): Promise<void> {
  const { tables, sequences, audit } = backup.manifest;
  const names = tables.map(({ name }) => name).filter((name) => name !== jobsTable);
  // No process writes into an empty database; a process that waits to set it up waits for this lock.
  await tx.unsafe(`lock table ${names.map((name) => `public.${quote(name)}`).join(', ')} in access exclusive mode`);
  for (const name of technicalTables.filter((one) => names.includes(one)))
    await tx.unsafe(`delete from ${quote(name)}`);
  await ensureMonths(tx, audit.months);
  for (const name of names) await tx.unsafe(`alter table public.${quote(name)} disable trigger user`);
  await tx`create temp table restored_jobs (identifier text, payload json, queue_name text, run_at timestamptz, max_attempts int, key text,
    priority int, flags text[]) on commit drop`;
  await copyIn(tx, file);
  await tx`set constraints all immediate`;
  for (const name of names) await tx.unsafe(`alter table public.${quote(name)} enable trigger user`);
  for (const { name, lastValue, isCalled } of sequences)
    await tx`select setval(${`public.${quote(name)}`}::text::regclass, ${lastValue}::text::bigint, ${isCalled})`;
  await tx`select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, flags) from restored_jobs`;
  for (const { name, rows } of tables) {
    const source = name === jobsTable ? 'restored_jobs' : `public.${quote(name)}`;
    const [row] = await tx.unsafe<{ n: string }[]>(`select count(*) as n from ${source}`);
    if (Number(row?.n) !== rows) throw new Error(`${name} has ${row?.n} rows instead of ${rows}`);
  }
}

/** Each call makes a month and the two behind it. */
async function ensureMonths(tx: postgres.TransactionSql, months: { from: string; to: string } | null): Promise<void> {
  if (!months) return;
  await tx`select audit_ensure_partitions(month::date)
    from generate_series(${months.from}::text::timestamp, ${months.to}::text::timestamp, interval '1 month') month`;
}

/** In the order of the file, which is that of the foreign keys; the sums are compared once more on the way. */
async function copyIn(tx: postgres.TransactionSql, file: string): Promise<void> {
  let target: Writable | null = null;
  const openTable = async ({ name, columns }: BackupTable): Promise<void> => {
    const place = name === jobsTable ? 'restored_jobs' : `public.${quote(name)}`;
    target = await tx.unsafe(`copy ${place} (${columns.map(quote).join(', ')}) from stdin`).writable();
    // What PostgreSQL refuses is thrown where its end is waited for.
    target.on('error', () => undefined);
  };
  await checkBackup(file, {
    table: openTable,
    rows: async (piece) => {
      if (target && !target.destroyed && !target.write(piece)) await drained(target);
    },
    end: async () => {
      if (!target) return;
      const done = finished(target);
      target.end();
      await done;
    },
  });
}

/** Until more may be written, or nothing more can be. */
async function drained(target: Writable): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    await Promise.race([once(target, 'drain', { signal }), once(target, 'close', { signal })]);
  } finally {
    waiting.abort();
  }
}
