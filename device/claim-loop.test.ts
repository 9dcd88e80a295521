import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBell, type Bell } from './bell.ts';
import { createCallPace } from './call-pace.ts';
import { runClaimLoop } from './claim-loop.ts';
import type { ServerClient, Outcome } from './server-client.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import type { Grant } from './protocol.ts';
import { DOOR_LIMITS } from './rules.ts';

type Claimed = Outcome<Grant | null>;
const nothing: Claimed = { kind: 'done', value: null };
const noNetwork: Claimed = { kind: 'again', afterMs: null, why: 'no network' };

let clock: ManualClock;
let bell: Bell;
let life: AbortController;
let looping: Promise<void>;
let claims: { atMs: number; claimSeq: number; claimNonce: string }[];
let waits: number[];
let answers: Claimed[];

beforeEach(() => {
  clock = createManualClock();
  bell = createBell(clock);
  life = new AbortController();
  [claims, waits, answers] = [[], [], []];
});
afterEach(async () => {
  life.abort();
  bell.ring();
  await clock.advance(0);
  await looping;
});

function start({ isDoorbellUp = true, msUntilPulse = (): number => 0 } = {}): void {
  const server = {
    claim: ({ claimSeq, claimNonce }) => {
      claims.push({ atMs: clock.nowMs(), claimSeq, claimNonce });
      return Promise.resolve(answers.shift() ?? nothing);
    },
    wait: async (waitS, signal) => {
      waits.push(clock.nowMs());
      await clock.sleep(waitS * 1_000, signal);
      return { kind: 'done', value: false };
    },
  } satisfies Partial<ServerClient>;
  looping = runClaimLoop({
    env: { clock, random: () => 1, say: () => undefined },
    server: server as unknown as ServerClient,
    pace: createCallPace(clock, DOOR_LIMITS, life.signal),
    bootId: 'boot',
    bell,
    isDoorbellUp: () => isDoorbellUp,
    life: life.signal,
    msUntilPulse,
    onGrant: () => Promise.resolve(),
    onTurn: () => undefined,
  });
}
const times = () => claims.map(({ atMs }) => atMs);

test('claims at once, every ten seconds, and on a wake, when the doorbell is up', async () => {
  start();
  await clock.advance(20_000);
  expect(times()).toEqual([0, 10_000, 20_000]);
  await clock.advance(3_000);
  bell.ring();
  await clock.advance(0);
  expect(times().at(-1)).toBe(23_000);
  expect(waits).toEqual([]);
  expect(claims.map(({ claimSeq }) => claimSeq)).toEqual([1, 2, 3, 4]);
});

test('waits and claims in turns, and ends the wait on a ring, when the doorbell is down', async () => {
  start({ isDoorbellUp: false });
  await clock.advance(14_000);
  bell.ring();
  await clock.advance(0);
  expect(times()).toEqual([0, 10_000, 14_000]);
  expect(waits).toEqual([0, 10_000, 14_000]);
});

test('keeps to two calls a second when it is rung often', async () => {
  start();
  for (let second = 0; second < 100; second += 1) {
    bell.ring();
    await clock.advance(50);
  }
  expect(claims.length).toBeLessThanOrEqual(11);
});

test('repeats a claim for five seconds when its answer is lost, then makes a new one', async () => {
  answers = Array.from({ length: 8 }, () => noNetwork);
  start();
  await clock.advance(12_000);
  const numbers = claims.map(({ atMs, claimSeq }) => [claimSeq, atMs]);
  expect(numbers.filter(([claimSeq]) => claimSeq === 1).every(([, atMs = 0]) => atMs <= 5_000)).toBe(true);
  expect(numbers.filter(([claimSeq]) => claimSeq === 1).length).toBeGreaterThan(2);
  expect(new Set(claims.map(({ claimSeq, claimNonce }) => `${claimSeq} ${claimNonce}`)).size).toBe(
    new Set(claims.map(({ claimSeq }) => claimSeq)).size,
  );
  expect(claims.at(-1)?.claimSeq).toBeGreaterThan(1);
});

test.each<[string, Claimed, number]>([
  ['an unknown device', { kind: 'over', status: 401, code: 'DEVICE_AUTH_FAILED' }, 10_000],
  ['an inactive device', { kind: 'over', status: 403, code: 'DEVICE_INACTIVE' }, 10_000],
  ['a busy server', { kind: 'again', afterMs: 25_000, why: '429' }, 25_000],
  ['a claim that was overtaken', { kind: 'over', status: 409, code: 'CLAIM_REPLAYED' }, 1_000],
])('pauses, also when it is rung, when the answer is for %s', async (_, answer, ms) => {
  answers = [answer];
  start();
  await clock.advance(ms - 1);
  bell.ring();
  await clock.advance(0);
  expect(times()).toEqual([0]);
  await clock.advance(1);
  expect(times()).toEqual([0, ms]);
});

test('claims again when the relay has rested', async () => {
  let restsUntilMs = 2_000;
  start({ msUntilPulse: () => Math.max(0, restsUntilMs - clock.nowMs()) });
  await clock.advance(1_999);
  expect(claims).toEqual([]);
  await clock.advance(1);
  expect(times()).toEqual([2_000]);
  restsUntilMs = 0;
});
