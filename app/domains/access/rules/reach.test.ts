import { describe, expect, test } from 'vitest';
import { SILENCE_MS } from '#device/protocol.ts';
import { conditionOf, isReachable, waitBeforeOpening } from './reach.ts';

const now = 1_000_000;
const seen = { isActive: true, lastSeenAtMs: now, offlineAtMs: null };

describe('isReachable', () => {
  test.each([
    ['just seen', seen, true],
    ['never seen', { ...seen, lastSeenAtMs: null }, false],
    ['silent for twenty seconds', { ...seen, lastSeenAtMs: now - SILENCE_MS }, true],
    ['and a millisecond', { ...seen, lastSeenAtMs: now - SILENCE_MS - 1 }, false],
    ['said farewell afterwards', { ...seen, lastSeenAtMs: now - 10, offlineAtMs: now - 5 }, false],
    ['said farewell in that moment', { ...seen, offlineAtMs: now }, false],
    ['came back after its farewell', { ...seen, offlineAtMs: now - 1 }, true],
    ['switched off', { ...seen, isActive: false }, false],
  ])('%s', (_what, signs, expected) => {
    expect(isReachable(signs, now)).toBe(expected);
  });
});

test.each([
  ['never_enrolled', { ...seen, isEnrolled: false, isConfirmed: false }],
  ['unconfirmed', { ...seen, isEnrolled: true, isConfirmed: false }],
  ['disabled', { ...seen, isActive: false, isEnrolled: true, isConfirmed: true }],
  ['online', { ...seen, isEnrolled: true, isConfirmed: true }],
  ['offline', { ...seen, lastSeenAtMs: null, isEnrolled: true, isConfirmed: true }],
])('a device is %s', (condition, device) => {
  expect(conditionOf(device, now)).toBe(condition);
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
