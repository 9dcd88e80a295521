import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { startPresence } from './worker-presence.ts';

const database = testDatabase();
const quick = { log: pino({ level: 'silent' }), everyMs: 20, absentMs: 2_500 };
beforeEach(() => database.reset());

const holders = async () => {
  const rows = await database.sql<{ worker: string | null }[]>`
    select locked_by as worker from graphile_worker._private_jobs order by id`;
  return rows.map(({ worker }) => worker);
};
async function addFor(worker: string): Promise<void> {
  await database.sql`select graphile_worker.add_job('test.job')`;
  await database.sql`
    update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() where locked_by is null`;
}

test('jobs of an absent worker are given back after a while, those of living ones never', async () => {
  const own = startPresence({ connectionString: database.appUrl, worker: 'pool-own', ...quick });
  const other = startPresence({ connectionString: database.appUrl, worker: 'pool-other', ...quick });
  for (const worker of ['pool-own', 'pool-other', 'pool-dead']) await addFor(worker);
  await sleep(100);
  expect(await holders()).toEqual(['pool-own', 'pool-other', 'pool-dead']);
  await expect.poll(holders, { timeout: 10_000 }).toEqual(['pool-own', 'pool-other', null]);
  await sleep(2_700);
  expect(await holders()).toEqual(['pool-own', 'pool-other', null]);

  await other.stop();
  await expect.poll(holders, { timeout: 10_000 }).toEqual(['pool-own', null, null]);
  await own.stop();
});

test('a worker keeps its jobs when it loses only its connection', async () => {
  const own = startPresence({ connectionString: database.appUrl, worker: 'pool-own', ...quick });
  const other = startPresence({ connectionString: database.appUrl, worker: 'pool-other', ...quick });
  await addFor('pool-own');
  const named = () => database.sql<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'platzwart pool-own'`;
  await expect.poll(named, { timeout: 5_000 }).toHaveLength(1);
  const [before] = await named();
  await queryRows(database.db, sql`select pg_terminate_backend(${before?.pid ?? 0})`);
  await expect.poll(async () => (await named())[0]?.pid ?? before?.pid, { timeout: 5_000 }).not.toBe(before?.pid);
  await sleep(2_700);
  expect(await holders()).toEqual(['pool-own']);
  await Promise.all([own.stop(), other.stop()]);
});
