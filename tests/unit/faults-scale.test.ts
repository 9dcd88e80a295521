import { expect, test } from 'vitest';
import { parseFaultsScale, scaled } from '#tests/setup/faults-scale.ts';

test.each([
  [undefined, 0.2],
  ['', 0.2],
  ['1', 1],
  ['0.5', 0.5],
])('FAULTS_SCALE %j is %d', (text, scale) => {
  expect(parseFaultsScale(text)).toBe(scale);
});

test.each(['0', '-1', '0.1', '1.5', 'full', 'NaN', '0,2'])('refuses FAULTS_SCALE %j by name', (text) => {
  expect(() => parseFaultsScale(text)).toThrow(`FAULTS_SCALE must be a number from 0.2 to 1, not "${text}"`);
});

test.each([
  [1_000, 1, 1, 1_000],
  [1_000, 1, 0.2, 200],
  [10, 3, 0.2, 3],
  [10, 3, 1, 10],
  [2, 1, 0.2, 1],
  [2, 5, 0.2, 2],
])('scales %d rounds, at least %d, at %d to %d', (full, least, scale, rounds) => {
  expect(scaled(full, least, scale)).toBe(rounds);
});
