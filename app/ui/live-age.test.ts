import { expect, test } from 'vitest';
import { plusMinutes, staleClass } from './live-age.tsx';

test.each([
  ['18:04', 0, '18:04'],
  ['18:59', 1, '19:00'],
  ['23:58', 5, '00:03'],
  ['09:05', 600, '19:05'],
])('%s and %d minutes: %s', (time, minutes, expected) => {
  expect(plusMinutes(time, minutes)).toBe(expected);
});

test('a screen is grey when it is stale only', () => {
  expect(staleClass({ time: '18:04', isStale: false })).toBeUndefined();
  expect(staleClass({ time: '18:04', isStale: true })).toContain('grayscale');
});
