import { expect, test } from 'vitest';
import { compareNumbers } from './numbers.ts';

test('counts parts of a number', () => {
  const numbers = ['10', '1.10', '2', '1.9', 'M2', '1', 'M10'].map((number) => ({ number }));
  expect(numbers.toSorted(compareNumbers).map(({ number }) => number)).toEqual([
    '1',
    '1.9',
    '1.10',
    '2',
    '10',
    'M2',
    'M10',
  ]);
});
