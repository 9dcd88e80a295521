import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorker } from '#server/worker.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#tests/setup/database-proxy.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/** A worker that loses its database at the worst moment recovers by itself (quality 14). */
const database = testDatabase();
let proxy: DatabaseProxy;
let runs: string[];
let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  await database.reset();
  proxy = await openDatabaseProxy(database.appUrl);
  runs = [];
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  await proxy.close();
});

async function start(): Promise<void> {
  const run = async (_payload: unknown, { log }: { log: pino.Logger }) => void runs.push(String(log.bindings().jobId));
  ({ stop } = await startWorker({
    connectionString: proxy.through(database.appUrl),
    jobs: { 'test.job': { schedule: null, run } },
    log: pino({ level: 'silent' }),
  }));
}
async function addJob(): Promise<string> {
  const [job] = await database.sql<{ id: string }[]>`select id::text from graphile_worker.add_job('test.job')`;
  return job?.id ?? '';
}
/** A worker that has run a job; the queue is empty again. */
async function startWorking(): Promise<string> {
  await start();
  const first = await addJob();
  await expect.poll(() => runs, { timeout: 8_000 }).toEqual([first]);
  await expect.poll(() => database.sql`select 1 from graphile_worker._private_jobs`).toHaveLength(0);
  return first;
}

test('cut while it looks for the first time, which the queue would remember for good', async () => {
  await database.sql.begin(async (held) => {
    await held`lock table graphile_worker._private_tasks in access exclusive mode`;
    await start();
    const waiting = () => database.sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and not granted and relation = 'graphile_worker._private_tasks'::regclass`;
    await expect.poll(waiting, { timeout: 5_000, interval: 20 }).not.toHaveLength(0);
    proxy.cut();
  });
  const job = await addJob();
  await expect.poll(() => runs, { timeout: 8_000 }).toEqual([job]);
});

test('the answer that gave it a job is lost: the job is given back and done once', async () => {
  const first = await startWorking();
  proxy.mute();
  const lost = await addJob();
  const holder = async () => {
    const [row] = await database.sql<{ worker: string | null }[]>`
      select locked_by as worker from graphile_worker._private_jobs where id = ${lost}::bigint`;
    return row?.worker ?? null;
  };
  await expect.poll(holder, { timeout: 5_000 }).not.toBeNull();
  expect(runs).toEqual([first]);
  proxy.cut();
  await expect.poll(() => runs, { timeout: 25_000 }).toEqual([first, lost]);
});

test('its connections are half open: they are given up, and the job is done over new ones', async () => {
  const first = await startWorking();
  proxy.strand();
  const second = await addJob();
  await expect.poll(() => runs, { timeout: 40_000 }).toEqual([first, second]);
});
