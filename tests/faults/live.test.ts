import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overrideEnv } from '#app/platform/env.server.ts';
import { drain } from '#app/platform/http/graceful-shutdown.server.ts';
import { closeAllStreams, subscribe } from '#app/platform/live/hub.server.ts';
import type { LiveEvent } from '#app/platform/live/listener.server.ts';
import { eventStreamResponse } from '#app/platform/live/response.server.ts';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '#server/database/embedded.ts';

describe('live updates', () => {
  let dataDir: string;
  let database: EmbeddedDatabase;
  let sql: postgres.Sql;
  const before = process.env['DATABASE_URL'];

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'platzwart-live-'));
    database = await startEmbeddedDatabase({ dataDir, durable: false, log: () => undefined });
    overrideEnv({ DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent' });
    sql = postgres(database.appUrl, { max: 1 });
  });
  afterAll(async () => {
    await drain();
    await sql.end();
    await database.stop();
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    rmSync(dataDir, { recursive: true, force: true });
  });

  const listeners = async (): Promise<number[]> =>
    (
      await sql<
        { pid: number }[]
      >`select pid from pg_stat_activity where application_name = 'platzwart live' and query = 'listen live'`
    ).map((row) => row.pid);
  const tell = (version: number): Promise<unknown> =>
    sql`select pg_notify('live', ${JSON.stringify({ topic: 'plan', root: 'abc', version })})`;

  test('delivers a commit to every subscriber, and a resync after a lost connection', async () => {
    const seen: LiveEvent[][] = [[], []];
    const ends = seen.map((events) => subscribe((event) => events.push(event)));
    await expect.poll(listeners).toHaveLength(1);
    for (const events of seen) await expect.poll(() => events).toEqual([{ kind: 'resync' }]);
    await tell(1);
    for (const events of seen)
      await expect.poll(() => events.at(-1)).toEqual({ kind: 'live', topic: 'plan', root: 'abc', version: 1 });
    for (const events of seen) events.length = 0;

    const [pid] = await listeners();
    await sql`select pg_terminate_backend(${pid ?? 0})`;
    for (const events of seen) await expect.poll(() => events, { timeout: 5_000 }).toContainEqual({ kind: 'resync' });
    await tell(2);
    for (const events of seen)
      await expect.poll(() => events.at(-1)).toEqual({ kind: 'live', topic: 'plan', root: 'abc', version: 2 });
    for (const end of ends) end();
  });

  test('survives a restart of the whole database', async () => {
    const events: LiveEvent[] = [];
    const end = subscribe((event) => events.push(event));
    await sql.end();
    process.kill(database.pid(), 'SIGKILL');
    await expect.poll(() => events, { timeout: 20_000 }).toContainEqual({ kind: 'resync' });
    sql = postgres(database.appUrl, { max: 1 });
    await tell(3);
    await expect.poll(() => events.at(-1)).toMatchObject({ kind: 'live', version: 3 });
    end();
  }, 30_000);

  test('streams server-sent events, and ends when the server drains', async () => {
    const response = eventStreamResponse(new Request('http://localhost/ereignisse'), {
      userId: 'me',
      isLive: async () => true,
    });
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    const text = new Response(response.body).text();
    await tell(4);
    await new Promise((resolve) => setTimeout(resolve, 200));
    closeAllStreams();
    expect(await text).toBe(
      'retry: 2000\n: welcome\n\nevent: live\ndata: {"topic":"plan","root":"abc","version":4}\n\n',
    );
  });

  test('leaves no subscription when a browser goes away', async () => {
    const gone = new AbortController();
    const response = eventStreamResponse(new Request('http://localhost/ereignisse', { signal: gone.signal }), {
      userId: 'me',
      isLive: async () => true,
    });
    const text = new Response(response.body).text();
    gone.abort();
    expect(await text).toContain('welcome');
  });
});
