import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { afterCursor, allOf, type Cursor, keyOf, pageOf, readCursor, writeCursor } from './cursor.server.ts';

const database = testDatabase();

it.each<['asc' | 'desc', number[]]>([
  ['asc', [1, 2, 3, 4, 5, 6, 7]],
  ['desc', [7, 6, 5, 4, 3, 2, 1]],
])('returns every row once in order %s when rows share a day', async (order, expected) => {
  const walked: number[] = [];
  let after: Cursor | null = null;
  do {
    const found: { day: string; number: number }[] = await queryRows(
      database.db,
      sql`
        select day::text, number::int from (select date '2026-11-18' + n / 3 as day, n as number from generate_series(1, 7) n) rows
        where ${allOf([afterCursor([sql`day`, sql`number`], after, order)])}
        order by day ${sql.raw(order)}, number ${sql.raw(order)} limit 4`,
    );
    const { rows, next } = pageOf(found, 3, ({ day, number }) => writeCursor(day, String(number)));
    walked.push(...rows.map(({ number }) => number));
    after = next === null ? null : readCursor(next, ['day', 'number']);
  } while (after);
  expect(walked).toEqual(expected);
});

it('has no next page when the rows end with the page', () => {
  expect(pageOf(['a', 'b'], 2, (row) => row)).toEqual({ rows: ['a', 'b'], next: null });
  expect(pageOf(['a', 'b', 'c'], 2, (row) => row)).toEqual({ rows: ['a', 'b'], next: 'b' });
  expect(pageOf([], 2, String)).toEqual({ rows: [], next: null });
});

it.each([
  ['2026-11-17T18:00', ['moment'], true],
  ['2026-11-17T24:00', ['moment'], false],
  ['17', ['number'], true],
  ['1e3', ['number'], false],
  ["1' or 1=1", ['number'], false],
] as const)('a cursor %s of %j is valid: %s', (text, kinds, isValid) => {
  expect(keyOf(readCursor(text, kinds))).toBe(isValid ? text : null);
});
