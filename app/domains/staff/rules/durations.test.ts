import { expect, test } from 'vitest';
import { hoursMinutes } from './durations.ts';

test.each([
  [0, '0:00'],
  [59, '0:00'],
  [60, '0:01'],
  [27_000, '7:30'],
  [360_059, '100:00'],
])('%i seconds are %s', (seconds, text) => {
  expect(hoursMinutes(seconds)).toBe(text);
});
