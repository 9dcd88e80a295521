import { describe, expect, it } from 'vitest';
import { nextTryIn, resumeIn } from './outcomes.ts';

const DAYS_3 = 3 * 86_400;

describe('nextTryIn', () => {
  it.each([
    [1, 0, 60],
    [2, 60, 300],
    [5, 9_000, 10_800],
    [20, 100_000, 10_800],
    [20, DAYS_3 - 10_800, 10_800],
    [20, DAYS_3 - 10_799, null],
    [1, DAYS_3 - 59, null],
  ])('after try %i of a mail of %i s: %s', (attempts, age, seconds) => {
    expect(nextTryIn(attempts, age)).toBe(seconds);
  });
});

describe('resumeIn', () => {
  it.each([
    [1, 15],
    [4, 120],
    [50, 300],
  ])('after %i tries: %i s', (tries, seconds) => {
    expect(resumeIn(tries)).toBe(seconds);
  });
});
