import { expect, test } from 'vitest';
import { guessMapping, mappingProblems, mapRows } from './mapping.ts';

const fields = [
  { name: 'number', heads: ['Nummer', 'Nr.'], isRequired: true },
  { name: 'amount', heads: ['Betrag', 'Fördersumme (€)'] },
  { name: 'title', heads: ['Titel', 'Nummer'] },
];

test.each([
  [['Nummer', 'Betrag'], { 0: 'number', 1: 'amount' }],
  [[' NR ', 'fordersumme', 'Titel'], { 0: 'number', 1: 'amount', 2: 'title' }],
  [['Nr', 'Nummer'], { 1: 'number' }],
  [['Nummer', 'Nummer'], { 0: 'number', 1: 'title' }],
  [['x', '', 'Foerdersumme'], {}],
])('guesses %j', (heads, mapping) => expect(guessMapping(heads, fields)).toEqual(mapping));

test('a mapping without a required field, or with a field twice, has problems', () => {
  expect(mappingProblems({ 0: 'number' }, fields)).toEqual([]);
  expect(mappingProblems({ 0: 'amount', 1: 'amount' }, fields)).toEqual([
    { kind: 'missing', field: 'number' },
    { kind: 'twice', field: 'amount' },
  ]);
});

test('rows get their values by field, and a column without a field is left out', () => {
  const table = { heads: ['a', 'b'], rows: [{ row: 2, cells: ['1', '2'], hasMore: false }] };
  expect(mapRows(table, { 1: 'amount', 7: 'title' })).toEqual([
    { row: 2, hasMore: false, values: { amount: '2', title: '' } },
  ]);
});
