import { expect, test } from 'vitest';
import { decideCorrection } from './correction.ts';

const now = 1_000;

test.each([
  ['an ended visit within its times', false, 100, 200, null],
  ['an end at the begin', false, 100, 100, null],
  ['an end now', false, 100, now, null],
  ['an open visit that stays open', true, 100, null, null],
  ['an open visit that ends', true, 100, 200, null],
  ['an ended visit without an end', false, 100, null, { endedAt: 'end_missing' }],
  ['an end before the begin', false, 200, 100, { endedAt: 'end_before_start' }],
  ['an end in the future', false, 100, now + 1, { endedAt: 'end_in_future' }],
  ['a begin in the future', true, now + 1, null, { startedAt: 'start_in_future' }],
])('%s', (_what, isOpen, startedMs, endedMs, expected) => {
  expect(decideCorrection({ isOpen }, { startedMs, endedMs }, now)).toEqual(expected);
});
