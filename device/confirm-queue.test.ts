import { expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { startConfirmQueue } from './confirm-queue.ts';
import type { ServerClient, Outcome } from './server-client.ts';
import type { Journal } from './journal.ts';
import { createManualClock } from './manual-clock.ts';
import { CONFIRM_FOR_MS } from './rules.ts';

type Told = Outcome<'in time' | 'late'>;
const noNetwork: Told = { kind: 'again', afterMs: null, why: 'no network' };
const executed = { result: 'executed', resultCode: 'OK', pulsedAtMs: 7 } as const;

/** The queue with a server that answers as `answer` returns, and the times of its calls. */
function startQueue(clock: Clock, answer: (jobId: string) => Told) {
  const told: [jobId: string, atMs: number][] = [];
  const closed: string[] = [];
  const server = {
    confirm: ({ jobId }) => {
      told.push([jobId, clock.nowMs()]);
      return Promise.resolve(answer(jobId));
    },
  } satisfies Partial<ServerClient>;
  const journal = {
    writeClosed: ({ jobId }, how) => {
      closed.push(`${jobId} ${how}`);
      return Promise.resolve();
    },
  } satisfies Partial<Journal>;
  const queue = startConfirmQueue({
    env: { clock, random: () => 1, say: () => undefined },
    server: server as unknown as ServerClient,
    journal: journal as unknown as Journal,
    pace: { take: () => Promise.resolve(), takeNow: () => undefined },
    onChange: () => undefined,
  });
  const add = (jobId: string, isFresh = true) => queue.add({ jobId, nonce: `n-${jobId}` }, executed, isFresh);
  return { queue, add, told, closed };
}

test('without a network it tries after 1, 2, 4 … 60 seconds, and gives up after a day', async () => {
  const clock = createManualClock();
  const { queue, add, told, closed } = startQueue(clock, () => noNetwork);
  add('job-1');
  await clock.advance(200_000);
  const times = told.map(([, atMs]) => atMs / 1_000);
  expect(times).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  await clock.advance(CONFIRM_FOR_MS);
  expect(closed).toEqual(['job-1 given-up']);
  await queue.close();
});

test.each<[string, Told, number]>([
  ['says when', { kind: 'again', afterMs: 7_000, why: '429' }, 7_000],
  ['does not know the device', { kind: 'over', status: 401, code: 'DEVICE_AUTH_FAILED' }, 60_000],
  ['has the device switched off', { kind: 'over', status: 403, code: 'DEVICE_INACTIVE' }, 60_000],
])('a house that %s is asked again then', async (_, answer, ms) => {
  const clock = createManualClock();
  const { queue, add, told, closed } = startQueue(clock, () => answer);
  add('job-1');
  await clock.advance(ms);
  expect(told).toEqual([
    ['job-1', 0],
    ['job-1', ms],
  ]);
  expect(closed).toEqual([]);
  await queue.close();
});

test('a pulse of now goes before what an earlier start left over', async () => {
  const clock = createManualClock();
  const { queue, add, told } = startQueue(clock, () => ({ kind: 'done', value: 'in time' }));
  for (const jobId of ['old-1', 'old-2']) add(jobId, false);
  add('new');
  await clock.advance(0);
  expect(told.map(([jobId]) => jobId)).toEqual(['new', 'old-1', 'old-2']);
  await queue.close();
});
