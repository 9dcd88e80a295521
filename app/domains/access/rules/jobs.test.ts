import { describe, expect, test } from 'vitest';
import { CONFIRM_WINDOW_MS, GRANT_TTL_MS, JOB_STATUSES, type JobStatus } from '#device/protocol.ts';
import {
  type ConfirmedJob,
  decideClaim,
  decideConfirm,
  decideWithdrawal,
  isFinal,
  isOverdue,
  mayOpenForMs,
  waitBeforeOpening,
} from './jobs.ts';

const now = 1_000_000;

describe('the edges', () => {
  test.each(JOB_STATUSES)('isFinal: %s', (status) => {
    expect(isFinal(status)).toBe(['executed', 'failed', 'expired'].includes(status));
  });
});

test.each<[JobStatus, number, number | null, boolean]>([
  ['pending', now + 1, null, false],
  ['pending', now, null, true],
  ['dispatched', now - 1, now - CONFIRM_WINDOW_MS + 1, false],
  ['dispatched', now - 1, now - CONFIRM_WINDOW_MS, true],
  ['executed', 0, 0, false],
  ['failed', 0, 0, false],
  ['expired', 0, 0, false],
])('isOverdue: %s until %i, sent at %s: %s', (status, expiresAtMs, dispatchedAtMs, isOver) => {
  expect(isOverdue({ status, expiresAtMs, dispatchedAtMs }, now)).toBe(isOver);
});

describe('decideClaim', () => {
  const device = { bootId: 'now', lastClaimSeq: 7, earlierBoots: ['before'] };
  const fresh = { status: 'dispatched' as const, dispatchedAtMs: now - GRANT_TTL_MS, isWithdrawn: false };
  test.each([
    ['the next', 'now', 8, null, 'take'],
    ['the same number, a new nonce', 'now', 7, null, 'take'],
    ['behind the last', 'now', 6, null, 'CLAIM_REPLAYED'],
    ['the first of a new boot', 'later', 1, null, 'take'],
    ['of an earlier boot', 'before', 99, null, 'CLAIM_REPLAYED'],
    ['of an earlier boot, with its grant', 'before', 99, fresh, 'CLAIM_REPLAYED'],
    ['its grant, at the last moment', 'now', 7, fresh, 'repeat'],
    ['its grant, though others came between', 'now', 3, fresh, 'repeat'],
    ['its grant, too late', 'now', 7, { ...fresh, dispatchedAtMs: now - GRANT_TTL_MS - 1 }, 'GRANT_EXPIRED'],
    ['its grant, withdrawn since', 'now', 7, { ...fresh, isWithdrawn: true }, 'GRANT_EXPIRED'],
    ['its grant, already executed', 'now', 7, { ...fresh, status: 'executed' as const }, 'GRANT_EXPIRED'],
    ['its grant, already failed', 'now', 7, { ...fresh, status: 'failed' as const }, 'GRANT_EXPIRED'],
    ['its grant, already expired', 'now', 7, { ...fresh, status: 'expired' as const }, 'GRANT_EXPIRED'],
  ])('%s', (_what, bootId, claimSeq, issued, decision) => {
    expect(decideClaim(device, { bootId, claimSeq }, issued, now)).toBe(decision);
  });

  test('takes a job when it is the first claim of a device', () => {
    const unknown = { bootId: null, lastClaimSeq: null, earlierBoots: [] };
    expect(decideClaim(unknown, { bootId: 'first', claimSeq: 1 }, null, now)).toBe('take');
  });
});

test.each<[JobStatus, number | null, number]>([
  ['pending', null, 0],
  ['dispatched', now, GRANT_TTL_MS + 3_000],
  ['dispatched', now - 4_900, 3_100],
  ['dispatched', now - GRANT_TTL_MS - 3_000, 0],
  ['dispatched', now - 20_000, 0],
  ['executed', now - 100, 0],
  ['failed', now - 100, 0],
  ['expired', now - 100, 0],
])('mayOpenForMs: %s, sent at %s, a pulse of 3 s: %i ms', (status, dispatchedAtMs, ms) => {
  expect(mayOpenForMs({ status, expiresAtMs: now + 1, dispatchedAtMs }, 3_000, now)).toBe(ms);
});

test.each<[JobStatus, number, number | null, boolean, string]>([
  ['pending', now + 1, null, false, 'cancel'],
  ['pending', now, null, false, 'expire'],
  ['dispatched', now - 1, now - 10, false, 'mark'],
  ['dispatched', now - 1, now - 10, true, 'repeat'],
  ['dispatched', now - 1, now - CONFIRM_WINDOW_MS, true, 'expire'],
  ['executed', now - 1, now - 10, false, 'over'],
  ['executed', now - 1, now - 10, true, 'over'],
  ['failed', now - 1, now - 10, true, 'over'],
  ['expired', now - 1, null, false, 'over'],
  ['expired', now - 1, null, true, 'repeat'],
  ['expired', now - 1, now - 10, true, 'over'],
])(
  'decideWithdrawal: %s until %i, sent at %s, withdrawn %s: %s',
  (status, expiresAtMs, dispatchedAtMs, isWithdrawn, decision) => {
    expect(decideWithdrawal({ status, expiresAtMs, dispatchedAtMs, isWithdrawn }, now)).toBe(decision);
  },
);

describe('decideConfirm', () => {
  const sent: ConfirmedJob = {
    status: 'dispatched',
    expiresAtMs: now - 1,
    dispatchedAtMs: now - 10,
    deviceId: 'pi',
    hasNonce: true,
    resultCode: null,
    lateResultCode: null,
  };
  const ok = { result: 'executed', resultCode: 'OK' } as const;
  const fault = { result: 'failed', resultCode: 'RELAY_FAULT' } as const;
  const refuse = (code: string) => ({ kind: 'refuse', code });
  const over = { ...sent, dispatchedAtMs: now - CONFIRM_WINDOW_MS };
  const done = { ...sent, status: 'executed', resultCode: 'OK' } as const;
  const failed = { ...sent, status: 'failed', resultCode: 'RELAY_FAULT' } as const;
  const expired = { ...sent, status: 'expired', resultCode: 'TIMEOUT' } as const;
  test.each([
    ['executed', sent, ok, { kind: 'finish', status: 'executed' }],
    ['failed', sent, fault, { kind: 'finish', status: 'failed' }],
    ['executed again', done, ok, { kind: 'duplicate' }],
    ['failed again', failed, fault, { kind: 'duplicate' }],
    ['failed after executed', done, fault, refuse('RESULT_CONFLICT')],
    ['executed after failed', failed, ok, refuse('RESULT_CONFLICT')],
    ['another failure after failed', failed, { ...fault, resultCode: 'ERR' as const }, refuse('RESULT_CONFLICT')],
    ['its time is over, and no sweeper expired it yet', over, ok, { kind: 'late', isFirst: true, expires: true }],
    ['expired', expired, ok, { kind: 'late', isFirst: true, expires: false }],
    [
      'expired, and late once already',
      { ...expired, lateResultCode: 'OK' as const },
      ok,
      { kind: 'late', isFirst: false, expires: false },
    ],
    ['expired, and another late word', { ...expired, lateResultCode: 'ERR' as const }, ok, refuse('RESULT_CONFLICT')],
    [
      'pending',
      { ...sent, status: 'pending' as const, hasNonce: false, deviceId: null },
      ok,
      refuse('JOB_NOT_DISPATCHED'),
    ],
    ['expired before any grant', { ...expired, hasNonce: false, deviceId: null }, ok, refuse('JOB_NOT_DISPATCHED')],
  ])('%s', (_what, job, confirm, decision) => {
    expect(decideConfirm(job, { deviceId: 'pi', isNonce: true, confirm }, now)).toEqual(decision);
  });

  test.each([sent, done, failed, expired, over])('refuses when another device or nonce confirms: %o', (job) => {
    const by = (sender: { deviceId: string; isNonce: boolean }) => decideConfirm(job, { ...sender, confirm: ok }, now);
    expect(by({ deviceId: 'other', isNonce: true })).toEqual(refuse('DEVICE_MISMATCH'));
    expect(by({ deviceId: 'pi', isNonce: false })).toEqual(refuse('NONCE_MISMATCH'));
  });
});

describe('waitBeforeOpening', () => {
  test.each([
    ['nothing pressed', 0, 0, null, null, null],
    ['five in a minute', 5, 5, 59, 59, null],
    ['six in a minute', 6, 6, 48.2, 48.2, 12],
    ['thirty in an hour', 0, 30, null, 3_500, 100],
    ['both: the longer wait', 6, 30, 10, 3_590, 50],
  ])('%s', (_what, lastMinute, lastHour, oldestOfMinuteS, oldestOfHourS, expected) => {
    expect(waitBeforeOpening({ lastMinute, lastHour, oldestOfMinuteS, oldestOfHourS })).toBe(expected);
  });
});
