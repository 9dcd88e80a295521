import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import { requireCluster, urlOfDatabase } from '#tests/setup/cluster-urls.ts';
import { createDatabase, dropDatabase, withMaintenance } from '#tests/setup/databases.ts';
import { fileDatabase } from '#tests/setup/file-environment.ts';

export type Place = { ownerUrl: string; appUrl: string };

/** A folder for backups and a number of empty databases; all are removed after the tests of the file. */
export function restorePlaces() {
  const cluster = requireCluster();
  const folder = mkdtempSync(path.join(tmpdir(), 'platzwart-backup-'));
  const names: string[] = [];
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await withMaintenance(cluster, async (sql) => {
      for (const name of names) await dropDatabase(sql, name);
    });
  });
  return {
    folder,
    /** Owned by a role without superuser rights, without tables. */
    emptyDatabase: async (): Promise<Place> => {
      const name = `${fileDatabase()}_${names.push('') - 1}`;
      names[names.length - 1] = name;
      await withMaintenance(cluster, (sql) => createDatabase(sql, name));
      return { ownerUrl: urlOfDatabase(cluster.owner, name), appUrl: urlOfDatabase(cluster.app, name) };
    },
  };
}

/**
 * The parts of a database that a restore must reproduce: rows and contents of every table, constraints, triggers, indexes,
 * sequences, jobs.
 */
export async function portrait(url: string): Promise<Record<string, unknown>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`;
    const contents: Record<string, unknown> = {};
    for (const { name } of tables) {
      const [row] = await sql.unsafe(
        `select count(*)::int as rows, md5(string_agg(t::text, chr(10) order by t::text)) as sum from "${name}" t`,
      );
      contents[name] = row;
    }
    const constraints = await sql`
      select conrelid::regclass::text as place, conname, contype, convalidated, pg_get_constraintdef(k.oid) as def
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where connamespace = 'public'::regnamespace and not c.relispartition order by 1, 2`;
    const triggers = await sql`
      select tgrelid::regclass::text as place, tgname, tgenabled, pg_get_triggerdef(t.oid) as def
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition and not tgisinternal order by 1, 2`;
    const disabled = await sql`
      select tgrelid::regclass::text, tgname from pg_trigger where tgenabled <> 'O'`;
    const indexes = await sql`
      select indexrelid::regclass::text as name, indisvalid, pg_get_indexdef(indexrelid) as def from pg_index i
      join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1`;
    const sequences =
      await sql`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`;
    const jobs = await sql`
      select t.identifier, j.payload, j.run_at, j.max_attempts, j.key, j.priority, j.flags, q.queue_name
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`;
    return {
      contents,
      constraints: [...constraints],
      triggers: [...triggers],
      disabled: [...disabled],
      indexes: [...indexes],
      sequences: [...sequences],
      jobs: [...jobs],
    };
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Names of all tables of a database; an untouched one has none. */
export async function tablesOf(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
    return rows.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
