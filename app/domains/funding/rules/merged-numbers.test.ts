import { expect, test } from 'vitest';
import { mergedNumbers } from './merged-numbers.ts';

const cases: [measures: string[], after: string[]][] = [
  [['T1 M1', 'T2 M2'], []],
  [
    ['T1 M1', 'T2 M1', 'T2 M2'],
    ['T1-M1', 'T2-M1'],
  ],
  // A new number that another measure has already.
  [
    ['T1 M1', 'T2 M1', 'T2 T1-M1'],
    ['T1-T1-M1', 'T2-M1'],
  ],
  [
    ['T1 M', 'T2 M', 'T1 T2-M', 'T2 T2-M'],
    ['T1-M', 'T2-M', 'T1-T2-M', 'T2-T2-M'],
  ],
];

test.each(cases)('%j become %j', (measures, after) => {
  const rows = measures.map((text, index) => {
    const [partNumber = '', number = ''] = text.split(' ');
    return { id: String(index), partNumber, number };
  });
  expect(mergedNumbers(rows).map((renamed) => renamed.after)).toEqual(after);
});
