import { expect, test } from 'vitest';
import { decideCorrection } from './correction.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = 1_000 * DAY;

test.each([
  ['an ended visit within its times', false, now - 200, now - 100, null],
  ['an end at the begin', false, now - 100, now - 100, null],
  ['an end now', false, now - 100, now, null],
  ['a stay of two days', false, now - 48 * HOUR, now, null],
  ['an open visit that stays open', true, now - 100, null, null],
  ['an open visit that ends', true, now - 200, now - 100, null],
  ['a begin 30 days ago', true, now - 30 * DAY, null, null],
  ['an old begin that does not change', true, now - 70 * DAY, now - 69 * DAY, null],
  ['an ended visit without an end', false, now - 100, null, { endedAt: 'end_missing' }],
  ['an end before the begin', false, now - 100, now - 200, { endedAt: 'end_before_start' }],
  ['an end in the future', false, now - 100, now + 1, { endedAt: 'end_in_future' }],
  ['a begin in the future', true, now + 1, null, { startedAt: 'start_in_future' }],
  ['a begin of long ago', true, now - 30 * DAY - 1, null, { startedAt: 'start_too_early' }],
  ['a stay of more than two days', false, now - 48 * HOUR - 1, now, { endedAt: 'stay_too_long' }],
])('%s', (_what, isOpen, startedMs, endedMs, expected) => {
  const visit = { isOpen, startedMs: now - 70 * DAY, keepDays: 7 };
  expect(decideCorrection(visit, { startedMs, endedMs }, now)).toEqual(expected);
});

test('a begin may be as old as visits keep their names', () => {
  const visit = { isOpen: true, startedMs: now, keepDays: 60 };
  const from = (days: number) => decideCorrection(visit, { startedMs: now - days * DAY, endedMs: null }, now);
  expect([from(60), from(61)]).toEqual([null, { startedAt: 'start_too_early' }]);
});
