import { expect, test } from 'vitest';
import { type ExistingRecords, type ImportKind, type PlacedBy, placeRows } from './place-import.ts';

const existing: ExistingRecords = {
  grants: [
    { id: 'g', number: 'Z', isArchived: false },
    { id: 'old', number: 'ALT', isArchived: true },
  ],
  letters: [{ grantId: 'g', key: 'AZ 2026-01-01' }],
  subprojects: [
    { id: 's', grantId: 'g', number: 'T', level: 1, isActive: true },
    { id: 's3', grantId: 'g', number: 'T3', level: 3, isActive: true },
    { id: 'over', grantId: 'g', number: 'X', level: 1, isActive: false },
  ],
  measures: [{ id: 'm', subprojectId: 's', number: 'M' }],
};
/** `kind grant subproject parent key`, with a dot for an empty one; `!` in front of a broken row. */
const rowsOf = (lines: readonly string[]): PlacedBy[] =>
  lines.map((line, at) => {
    const [kind = '', ...rest] = line.replace('!', '').split(' ');
    const [grant = '', subproject = '', parent = '', ...key] = rest.map((one) => (one === '.' ? '' : one));
    return {
      row: at + 2,
      kind: kind as ImportKind,
      isBroken: line.startsWith('!'),
      grant,
      subproject,
      parent,
      key: key.join(' '),
    };
  });

test.each<[string, string[], string]>([
  ['a known grant', ['subproject Z . . T9'], ''],
  ['no grant', ['subproject . . . T9'], '2 grant grant_missing'],
  ['an unknown grant', ['subproject Q . . T9'], '2 grant unknown'],
  ['an archived grant', ['subproject ALT . . T9'], '2 grant archived'],
  ['the only grant of the file', ['grant . . . N', 'subproject . . . T9'], ''],
  ['one of two grants', ['grant . . . N', 'grant . . . O', 'subproject . . . T9'], '4 grant grant_missing'],
  ['a grant that is there', ['grant . . . Z'], '2 number number_taken'],
  ['a number twice', ['subproject Z . . T9', 'subproject Z . . T9'], '3 number twice:2'],
  ['the same number in two grants', ['grant . . . N', 'subproject N . . T', 'subproject Z . . T9'], ''],
  ['a number that is taken', ['subproject Z . . T'], '2 number number_taken'],
  ['a letter that is there', ['letter Z . . AZ 2026-01-01'], '2 fileNumber number_taken'],
  ['level 4', ['subproject Z . T3 T4'], '2 parent too_deep'],
  ['a parent that is not active', ['subproject Z . X T4'], '2 parent inactive'],
  ['an unknown parent', ['subproject Z . Q T4'], '2 parent unknown'],
  ['a circle', ['subproject Z . B A', 'subproject Z . A B'], '2 parent cycle|3 parent cycle'],
  ['itself above', ['measure Z T M9 M9'], '2 parent cycle'],
  ['a measure without a sub-project', ['measure Z . . M9'], '2 subproject subproject_missing'],
  ['an unknown sub-project', ['measure Z Q . M9'], '2 subproject unknown'],
  ['a sub-project that is not active', ['measure Z X . M9'], '2 subproject inactive'],
  ['a measure that is there', ['measure Z T . M'], '2 number number_taken'],
  ['a measure below one that is there', ['measure Z T M M9'], ''],
  ['a measure below one of another sub-project', ['measure Z T3 M M9'], '2 parent unknown'],
  ['a grey field of a sub-project that is there', ['master Z T . Ort'], '2 subproject not_in_file'],
  ['a grey field twice', ['subproject Z . . N', 'master Z N . Ort', 'master Z N . Ort'], '4 title twice:3'],
  ['rows below a broken one', ['!subproject Z . . N', 'subproject Z . N N1', 'measure Z N1 . M1'], ''],
])('%s', (_name, lines, problems) => {
  const found = placeRows(rowsOf(lines), existing).problems;
  expect(found.map(({ row, field, code }) => `${row} ${field} ${code}`).join('|')).toBe(problems);
});

test('those above come first, and rows below a broken one wait', () => {
  const lines = [
    'measure Z N M1 M2',
    'measure Z N . M1',
    'subproject Z . N N1',
    'subproject Z . . N',
    'letter Z . . A',
    '!subproject Z . . B',
    'measure Z B . M',
  ];
  const { placed, waiting } = placeRows(rowsOf(lines), existing);
  expect(placed.map(({ row, level }) => [row, level])).toEqual([
    [6, 0],
    [5, 1],
    [4, 2],
    [3, 1],
    [2, 2],
  ]);
  expect(placed.map(({ parent }) => parent)).toEqual([null, null, { row: 5, level: 1 }, null, { row: 3, level: 1 }]);
  expect(waiting).toBe(1);
});
