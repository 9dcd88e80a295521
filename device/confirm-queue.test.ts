import { expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { startConfirmQueue } from './confirm-queue.ts';
import type { ServerClient, Outcome } from './server-client.ts';
import type { Journal } from './journal.ts';
import { createManualClock } from './manual-clock.ts';
import { CONFIRM_FOR_MS } from './rules.ts';

type Confirmed = Outcome<'in time' | 'late'>;
const noNetwork: Confirmed = { kind: 'again', afterMs: null, why: 'no network' };
const executed = { result: 'executed', resultCode: 'OK', pulsedAtMs: 7 } as const;

/** The queue with a server that answers as `answer` returns, and the times of its calls. */
function startQueue(clock: Clock, answer: (jobId: string) => Confirmed) {
  const sentAt: [jobId: string, atMs: number][] = [];
  const closed: string[] = [];
  const server = {
    confirm: ({ jobId }) => {
      sentAt.push([jobId, clock.nowMs()]);
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
  return { queue, add, sentAt, closed };
}

test('retries after 1, 2, 4 … 60 seconds, and gives up after a day, when there is no network', async () => {
  const clock = createManualClock();
  const { queue, add, sentAt, closed } = startQueue(clock, () => noNetwork);
  add('job-1');
  await clock.advance(200_000);
  const times = sentAt.map(([, atMs]) => atMs / 1_000);
  expect(times).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  await clock.advance(CONFIRM_FOR_MS);
  expect(closed).toEqual(['job-1 given-up']);
  await queue.close();
});

test.each<[string, Confirmed, number]>([
  ['answers Retry-After', { kind: 'again', afterMs: 7_000, why: '429' }, 7_000],
  ['answers that the device is unknown', { kind: 'over', status: 401, code: 'DEVICE_AUTH_FAILED' }, 60_000],
  ['answers that the device is inactive', { kind: 'over', status: 403, code: 'DEVICE_INACTIVE' }, 60_000],
])('retries in time when the server %s', async (_, answer, ms) => {
  const clock = createManualClock();
  const { queue, add, sentAt, closed } = startQueue(clock, () => answer);
  add('job-1');
  await clock.advance(ms);
  expect(sentAt).toEqual([
    ['job-1', 0],
    ['job-1', ms],
  ]);
  expect(closed).toEqual([]);
  await queue.close();
});

test('sends a new result before leftovers', async () => {
  const clock = createManualClock();
  const { queue, add, sentAt } = startQueue(clock, () => ({ kind: 'done', value: 'in time' }));
  for (const jobId of ['old-1', 'old-2']) add(jobId, false);
  add('new');
  await clock.advance(0);
  expect(sentAt.map(([jobId]) => jobId)).toEqual(['new', 'old-1', 'old-2']);
  await queue.close();
});
