import { expect, test } from 'vitest';
import { linesOfSheet } from './roster-sheet.ts';

const cell = (count: number) => Array.from({ length: count }, () => 'shift');

test.each<[title: string, rows: string[][][], lines: number]>([
  ['an empty sheet', [], 0],
  ['a row without shifts', [[cell(0), cell(0)]], 1],
  ['a row with one shift on a day', [[cell(0), cell(1)]], 2],
  ['a row with three on a day, and one more', [[cell(3), cell(1)], [cell(1)]], 8],
])('counts the lines of %s', (_title, rows, lines) => expect(linesOfSheet(rows)).toBe(lines));
