import { describe, expect, test } from 'vitest';
import { contentDisposition, csvCell, csvLine } from './csv.ts';

describe('csvCell', () => {
  test.each([
    [null, ''],
    [0, '0'],
    [-5, '-5'],
    ['', ''],
    ['Löwe', 'Löwe'],
    ['a,b', 'a,b'],
    ['a;b', '"a;b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['cr\rhere', '"cr\rhere"'],
    ['=1+1', "'=1+1"],
    ['+49 6126', "'+49 6126"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")"'],
    ['a=1', 'a=1'],
    [' =1', ' =1'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

test('csvLine joins cells by semicolons and ends with CR LF', () => {
  expect(csvLine(['Name', 'Größe; Art', 3, null])).toBe('Name;"Größe; Art";3;\r\n');
});

test.each([
  ['besuche-2026-11.csv', `attachment; filename="besuche-2026-11.csv"; filename*=UTF-8''besuche-2026-11.csv`],
  [
    'Straße "Süd"\r\n(1)*.csv',
    `attachment; filename="Strasse-Sud-1-.csv"; filename*=UTF-8''Stra%C3%9Fe%20%22S%C3%BCd%22%0D%0A%281%29%2A.csv`,
  ],
])('contentDisposition names %j in ASCII and in UTF-8', (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});
