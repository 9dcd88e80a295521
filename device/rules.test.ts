import { describe, expect, test } from 'vitest';
import type { Grant } from './protocol.ts';
import {
  acceptGrant,
  backoffMs,
  DOOR_LIMITS,
  kindOfAnswer,
  mayPulse,
  mayRepeatClaim,
  msUntilCall,
  msUntilPulse,
  readWake,
  resultAfterBoot,
  retryAfterMs,
  type OpenClaim,
} from './rules.ts';

const openClaim: OpenClaim = { claimNonce: 'my-claim', sentAtMs: 1_000 };
const grant: Grant = {
  jobId: 'job-1',
  area: 'hall',
  nonce: 'nonce-1',
  pulseMs: 3_000,
  grantTtlMs: 5_000,
  correlationId: 'c',
  claimNonce: 'my-claim',
};

test.each<[string, Partial<Parameters<typeof acceptGrant>[0]>, string]>([
  ['answers my claim in time', {}, 'pulse'],
  ['comes at the last moment', { nowMs: 6_000 }, 'pulse'],
  ['comes a moment later', { nowMs: 6_000.1 }, 'late'],
  ['has a shorter life', { grant: { ...grant, grantTtlMs: 500 }, nowMs: 1_501 }, 'late'],
  ['claims a longer life than the protocol', { grant: { ...grant, grantTtlMs: 60_000 }, nowMs: 6_001 }, 'late'],
  ['is in the journal', { journalHasNonce: true }, 'duplicate'],
  ['is in the journal and late', { journalHasNonce: true, nowMs: 9_000 }, 'duplicate'],
  ['answers another claim', { grant: { ...grant, claimNonce: 'other' } }, 'foreign'],
  ['answers no claim', { openClaim: null }, 'foreign'],
  ['would hold the door open', { grant: { ...grant, pulseMs: 20_001 } }, 'unsound'],
  ['is no pulse', { grant: { ...grant, pulseMs: 0 } }, 'unsound'],
])('acceptGrant: a grant that %s', (_, change, decision) => {
  expect(acceptGrant({ grant, openClaim, nowMs: 1_200, journalHasNonce: false, ...change })).toBe(decision);
});

test.each([
  [1_000, true],
  [6_000, true],
  [6_001, false],
])('mayRepeatClaim: a claim sent at 1000 at %d: %s', (nowMs, may) => {
  expect(mayRepeatClaim(openClaim, nowMs)).toBe(may);
});

describe('the limits of pulses and calls', () => {
  const every3s = Array.from({ length: 20 }, (_, index) => index * 2_900);
  test.each<[number[], number, boolean]>([
    [[], 0, true],
    [[1_000], 2_999, false],
    [[1_000], 3_000, true],
    [every3s, 58_000, false],
    [every3s, 60_000, true],
  ])('allows a pulse or not, after pulses at %j, at %d: %s', (pulses, nowMs, may) => {
    expect(mayPulse(pulses, nowMs, DOOR_LIMITS)).toBe(may);
  });

  test.each<[number[], number, number]>([
    [[], 0, 0],
    [[1_000], 1_500, 1_500],
    [[1_000], 9_000, 0],
  ])('after pulses at %j at %d the next is %d ms away', (pulses, nowMs, ms) => {
    expect(msUntilPulse(pulses, nowMs, DOOR_LIMITS)).toBe(ms);
  });

  test.each<[number[], number, number]>([
    [[], 0, 0],
    [[100], 100, 0],
    [[100, 200], 300, 800],
    [[0, 100, 200], 1_100, 0],
  ])('after calls at %j at %d the next is %d ms away', (calls, nowMs, ms) => {
    expect(msUntilCall(calls, nowMs, DOOR_LIMITS)).toBe(ms);
  });
});

test('doubles the pauses up to a minute and spreads them over their second half', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 2_000].map((attempt) => backoffMs(attempt, 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(backoffMs(3, 0)).toBe(4_000);
});

test.each([
  [200, 'done'],
  [202, 'done'],
  [204, 'done'],
  [302, 'again'],
  [400, 'over'],
  [401, 'over'],
  [409, 'over'],
  [429, 'again'],
  [500, 'again'],
  [503, 'again'],
])('reads an answer %d as %s', (status, kind) => {
  expect(kindOfAnswer(status)).toBe(kind);
});

test.each<[string | undefined, number | null]>([
  [undefined, null],
  ['3', 3_000],
  ['86400', 900_000],
  ['Wed, 25 Nov 2026 10:00:00 GMT', null],
  ['-1', null],
])('reads Retry-After %s as %s ms', (header, ms) => {
  expect(retryAfterMs(header)).toBe(ms);
});

test.each<[string, boolean, string | null]>([
  ['{"v":1,"jobId":"job-1"}', false, 'job-1'],
  ['{"v":1,"jobId":"job-1"}', true, null],
  ['{"v":2,"jobId":"job-1"}', false, null],
  ['{"v":1}', false, null],
  ['{"v":1,"jobId":7}', false, null],
  ['null', false, null],
  ['open', false, null],
])('reads the wake %s (retained: %s) as one for %s', (payload, isRetained, jobId) => {
  expect(readWake(payload, isRetained)?.jobId ?? null).toBe(jobId);
});

test('confirms a known result, and an intent alone as unknown, after a reboot', () => {
  const done = { result: 'executed', resultCode: 'OK', pulsedAtMs: 80 } as const;
  expect(resultAfterBoot({ result: done })).toBe(done);
  expect(resultAfterBoot({ result: null })).toMatchObject({
    result: 'failed',
    resultCode: 'REBOOT_UNKNOWN',
    pulsedAtMs: null,
  });
});
