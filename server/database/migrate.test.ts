import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeWorkerUtils, runOnce } from 'graphile-worker';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded.ts';
import { migrateDatabase } from './migrate.ts';

function writeMigrations(folder: string, files: Record<string, string>): void {
  mkdirSync(path.join(folder, 'meta'), { recursive: true });
  const entries = Object.entries(files).map(([tag, sql], idx) => {
    writeFileSync(path.join(folder, `${tag}.sql`), sql);
    return { idx, version: '7', when: 1_700_000_000_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(
    path.join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
}

const first = {
  '0000_first': `create table plants (id int primary key, name text);
    create table audit_log (at date not null, what text) partition by range (at);
    create function audit_ensure_partitions(day date) returns void language plpgsql security definer as $$
      begin create table if not exists audit_log_default partition of audit_log default; end $$;`,
};

describe('the migrate step', () => {
  let folder: string;
  let database: EmbeddedDatabase;
  let owner: postgres.Sql;
  let app: postgres.Sql;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'platzwart-migrate-'));
    database = await startEmbeddedDatabase({
      dataDir: path.join(folder, 'data'),
      durable: false,
      log: () => undefined,
    });
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    app = postgres(database.appUrl, { max: 2, onnotice: () => undefined });
    writeMigrations(path.join(folder, 'sql'), first);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const migrateHere = (): Promise<{ applied: number }> =>
    migrateDatabase({
      ownerUrl: database.ownerUrl,
      appUrl: database.appUrl,
      migrationsFolder: path.join(folder, 'sql'),
    });

  test('three processes at once: one does it, all succeed', async () => {
    const script = `import { migrateDatabase } from ${JSON.stringify(path.resolve('server/database/migrate.ts'))};
      const { applied } = await migrateDatabase(${JSON.stringify({ ownerUrl: database.ownerUrl, appUrl: database.appUrl, migrationsFolder: path.join(folder, 'sql') })});
      console.log(applied);`;
    const results = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        const [code] = (await once(child, 'close')) as [number];
        return { code, applied: Number(output) };
      }),
    );
    expect(results.map((result) => result.code)).toEqual([0, 0, 0]);
    expect(results.map((result) => result.applied).toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
  });

  test('the app role may write tables, and only add to the audit log', async () => {
    await app`insert into plants values (1, 'Eiche')`;
    await app`update plants set name = 'Linde'`;
    await app`insert into audit_log values ('2026-03-29', 'planted')`;
    await expect(app`update audit_log set what = 'nothing'`).rejects.toThrow(/permission denied/);
    await expect(app`delete from audit_log`).rejects.toThrow(/permission denied/);
    await expect(app`truncate audit_log`).rejects.toThrow(/permission denied|must be owner/);
    await expect(app`delete from audit_log_default`).rejects.toThrow(/permission denied/);
    await expect(app`create table mine (id int)`).rejects.toThrow(/permission denied/);
  });

  test('a job that the app role adds in its transaction is run under the app role', async () => {
    await app.begin((tx) => tx`select graphile_worker.add_job('water', '{"plant":1}'::json)`);
    const seen: unknown[] = [];
    await runOnce({
      connectionString: database.appUrl,
      taskList: { water: async (payload) => void seen.push(payload) },
    });
    expect(seen).toEqual([{ plant: 1 }]);
    const utils = await makeWorkerUtils({ connectionString: database.appUrl });
    await utils.addJob('water', { plant: 2 });
    await utils.release();
  });

  test('a later migration is applied once, and its table is open to the app role', async () => {
    writeMigrations(path.join(folder, 'sql'), { ...first, '0001_more': 'create table tools (id int)' });
    expect(await migrateHere()).toEqual({ applied: 1 });
    expect(await migrateHere()).toEqual({ applied: 0 });
    await app`insert into tools values (1)`;
  });

  test('a busy table is waited for in short steps, without holding up readers', async () => {
    writeMigrations(path.join(folder, 'sql'), {
      ...first,
      '0001_more': 'create table tools (id int)',
      '0002_column': 'alter table tools add column weight int',
    });
    const busy = postgres(database.ownerUrl, { max: 1 });
    const reading = busy.begin(async (tx) => {
      await tx`select * from tools`;
      await new Promise((resolve) => setTimeout(resolve, 6_000));
    });
    expect(await migrateHere()).toEqual({ applied: 1 });
    await reading;
    await busy.end();
  }, 30_000);

  test('starts again when it is the victim of a deadlock with a verb', async () => {
    writeMigrations(path.join(folder, 'sql'), {
      ...first,
      '0001_more': 'create table tools (id int)',
      '0002_column': 'alter table tools add column weight int',
      '0003_both': 'alter table plants add column height int; alter table tools add column age int',
    });
    const verb = postgres(database.ownerUrl, { max: 1 });
    const isWaiting = async () =>
      (await verb.unsafe(`select 1 from pg_locks where not granted and locktype = 'relation'`)).length > 0;
    await verb`begin`;
    await verb`insert into tools values (2)`;
    const migrated = migrateHere();
    await expect.poll(isWaiting).toBe(true);
    // The migration waits longer, so PostgreSQL ends the migration.
    await verb`insert into plants values (2, 'Buche')`;
    await verb`commit`;
    expect(await migrated).toEqual({ applied: 1 });
    await verb.end();
  }, 30_000);

  test('says that the database cannot be reached, and by whom it cannot be migrated', async () => {
    const migrationsFolder = path.join(folder, 'sql');
    const nowhere = database.ownerUrl.replace(/:\d+\//, ':1/');
    await expect(migrateDatabase({ ownerUrl: nowhere, migrationsFolder })).rejects.toThrow(
      /nicht zu erreichen.*ECONNREFUSED/s,
    );
    await expect(migrateDatabase({ ownerUrl: database.appUrl, migrationsFolder })).rejects.toThrow(
      /platzwart_app.*MIGRATE_DATABASE_URL/s,
    );
  });

  test('names the missing app role', async () => {
    const url = database.appUrl.replace('platzwart_app', 'nobody_knows');
    await expect(
      migrateDatabase({ ownerUrl: database.ownerUrl, appUrl: url, migrationsFolder: path.join(folder, 'sql') }),
    ).rejects.toThrow(/nobody_knows.*operations\.md/s);
  });
});
