import { expect, test } from 'vitest';
import { foldedName, searchWords } from './folded-name.ts';

test.each([
  ['Müller', 'muller'],
  ['MUELLER', 'muller'],
  ['Muller', 'muller'],
  ['Groß', 'gross'],
  ['Gross', 'gross'],
  ['Jose\u0301', 'jose'],
  ['José', 'jose'],
  ['Öhler', 'ohler'],
  ['Oehler', 'ohler'],
  ['Michael', 'michal'],
])('foldedName(%j) is %j', (name, folded) => {
  expect(foldedName(name)).toBe(folded);
});

test('searchWords splits at blanks and commas and takes five words at most', () => {
  expect(searchWords('  König,  Peter ')).toEqual(['konig', 'peter']);
  expect(searchWords('a b c d e f')).toHaveLength(5);
  expect(searchWords('')).toEqual([]);
});
