import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded.ts';
import { isAlive } from './process-identity.ts';

const quiet = (): void => undefined;

async function ask<Row extends object>(url: string, query: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: quiet });
  try {
    return [...(await sql.unsafe<Row[]>(query))];
  } finally {
    await sql.end();
  }
}

/** A starter in a process of its own, so that it can be killed. Resolves when the database is up. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; postmaster: number }> {
  const script = `import { startEmbeddedDatabase } from ${JSON.stringify(path.resolve('server/database/embedded.ts'))};
    const db = await startEmbeddedDatabase({ dataDir: ${JSON.stringify(dataDir)}, durable: false, log: () => {} });
    console.log(db.pid()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the starter ended with code ${String(code)}`))),
  ])) as [Buffer];
  return { child, postmaster: Number(chunk.toString()) };
}

describe('the embedded database', () => {
  let dataDir: string;
  let running: EmbeddedDatabase[] = [];
  const start = async (): Promise<EmbeddedDatabase> => {
    const database = await startEmbeddedDatabase({ dataDir, durable: false, log: quiet });
    running.push(database);
    return database;
  };

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'platzwart-db-'));
  });
  afterEach(async () => {
    await Promise.all(running.map((database) => database.stop()));
    running = [];
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('starts under a folder that only its owner may enter, with German collation, two roles and timeouts', async () => {
    const database = await start();
    const [owner] = await ask<{ who: string; locale: string; sorted: string[] }>(
      database.ownerUrl,
      `select current_user as who, (select datlocale from pg_database where datname = current_database()) as locale,
              (select array_agg(x order by x) from unnest(array['Zug', 'Öl', 'apfel', 'Ofen']) x) as sorted`,
    );
    expect(owner).toEqual({ who: 'platzwart_owner', locale: 'de', sorted: ['apfel', 'Ofen', 'Öl', 'Zug'] });
    const [app] = await ask(
      database.appUrl,
      `select current_user as who, current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
              current_setting('idle_in_transaction_session_timeout') as idle, current_setting('shared_buffers') as buffers`,
    );
    expect(app).toEqual({ who: 'platzwart_app', statement: '10s', lock: '5s', idle: '15s', buffers: '32MB' });
    expect(statSync(path.join(dataDir, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
  });

  test('stops cleanly and keeps what was written', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 7 as answer');
    const pid = first.pid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 7 }]);
  });

  test('refuses a second starter in one sentence and lets the first go on', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/läuft schon.*already running/s);
    expect(await ask(first.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('takes over the server of a starter that was killed', async () => {
    const { child, postmaster } = await startElsewhere(dataDir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(postmaster)).toBe(true);
    const next = await start();
    expect(next.pid()).toBe(postmaster);
    await next.stop();
    expect(isAlive(postmaster)).toBe(false);
  });

  test('starts again after starter and server were both killed', async () => {
    const { child, postmaster } = await startElsewhere(dataDir);
    child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await once(child, 'exit');
    const next = await start();
    expect(await ask(next.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('restarts a server that was killed, under the same address', async () => {
    const database = await start();
    const before = database.pid();
    process.kill(before, 'SIGKILL');
    await expect.poll(() => database.pid(), { timeout: 15_000 }).not.toBe(before);
    expect(await ask(database.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('is not blocked by a lock file or pid file of a process that is gone', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(path.join(dataDir, 'platzwart.lock'), JSON.stringify({ pid: process.pid, identity: 'another life' }));
    writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
    );
    const second = await start();
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
