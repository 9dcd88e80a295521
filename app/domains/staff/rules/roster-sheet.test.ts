import { expect, test } from 'vitest';
import { linesOfSheet, typeOfSheet } from './roster-sheet.ts';

const shift = '10:00–15:00 Service';
const longShift = '10:00–15:00 Terrasse am Kunstrasenplatz';
const rowsOf = (people: number, shiftsOfDay: number) =>
  Array.from({ length: people }, () => [[], Array.from({ length: shiftsOfDay }, () => shift), [shift]]);

test.each<[title: string, rows: string[][][], lines: number]>([
  ['an empty sheet', [], 0],
  ['a row without shifts', [[[], []]], 1],
  ['a row with one shift on a day', [[[], [shift]]], 1],
  ['a row with three on a day, and one more', [[[shift, shift, shift], [shift]], [[shift]]], 4],
  ['a shift with a long station', [[[longShift]]], 2],
])('counts the lines of %s', (_title, rows, lines) => expect(linesOfSheet(rows)).toBe(lines));

test.each<[title: string, rows: string[][][], type: number]>([
  ['a small crew', rowsOf(8, 1), 11],
  ['twenty people', rowsOf(20, 1), 8],
  ['forty people with two shifts on a day', rowsOf(40, 2), 4],
  ['sixty people', rowsOf(60, 1), 4.1],
])('the type of %s', (_title, rows, type) => expect(typeOfSheet(rows)).toBe(type));
