import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '#app/platform/jobs.ts';
import { startWorker } from '#server/worker.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/** Two workers on one database act as one (quality 18). */
const database = testDatabase();
const log = pino({ level: 'silent' });
let stops: (() => Promise<void>)[] = [];

beforeEach(() => database.reset());
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function startTwo(jobOf: (worker: number) => Job): Promise<void> {
  for (const worker of [0, 1]) {
    const { stop } = await startWorker({
      connectionString: database.appUrl,
      jobs: { 'test.job': jobOf(worker) },
      log,
    });
    stops.push(stop);
  }
}
const waiting = () => database.sql`select 1 from graphile_worker._private_jobs`;

test('each job runs once, and both have a share of them', async () => {
  const runs: { worker: number; payload: unknown }[] = [];
  await startTwo((worker) => ({
    schedule: null,
    run: async (payload) => {
      runs.push({ worker, payload });
      await sleep(10);
    },
  }));
  await database.sql`select graphile_worker.add_job('test.job', json_build_array(n)) from generate_series(1, 60) n`;
  await expect.poll(waiting, { timeout: 15_000 }).toHaveLength(0);
  const numbers = runs.map(({ payload }) => (payload as number[])[0] ?? 0);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(new Set(runs.map(({ worker }) => worker))).toEqual(new Set([0, 1]));
});

test('what comes by the clock comes once', async () => {
  // A second before the last full minute, so that the test does not wait for the next.
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: minute - 1_000 });
  const runs: unknown[] = [];
  await startTwo(() => ({ schedule: '* * * * *', run: async (payload) => void runs.push(payload) }));
  await expect.poll(() => runs, { timeout: 10_000 }).toHaveLength(1);
  expect(runs).toEqual([{ _cron: { ts: new Date(minute).toISOString(), backfilled: false } }]);
  await sleep(1_500);
  expect(runs).toHaveLength(1);
  expect(await waiting()).toHaveLength(0);
});
