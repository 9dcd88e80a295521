import { expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';

const { sql } = testDatabase({ demo: true });

test('writeFunding writes a split, two years of measures and the three roles', async () => {
  const projects =
    await sql`select s.number, s.is_split as "isSplit", p.number as parent, x.parts, x.measures, x.progress
    from subprojects s left join subprojects p on p.id = s.parent_id join v_subproject_sums x on x.subproject_id = s.id order by s.number`;
  expect([...projects]).toEqual([
    { number: '1', isSplit: false, parent: null, parts: 0, measures: 4, progress: 90 },
    { number: '2', isSplit: true, parent: null, parts: 2, measures: 4, progress: 100 },
    { number: '2.1', isSplit: false, parent: '2', parts: 0, measures: 2, progress: 100 },
    { number: '2.2', isSplit: false, parent: '2', parts: 0, measures: 2, progress: 100 },
    { number: '3', isSplit: false, parent: null, parts: 0, measures: 3, progress: 61 },
  ]);
  const people = await sql`select u.first_name as name, array_agg(distinct v.role) as roles
    from v_user_subprojects v join users u on u.id = v.user_id group by 1 order by 1`;
  expect([...people]).toEqual([
    { name: 'Anna', roles: ['approver'] },
    { name: 'Jonas', roles: ['reviewer'] },
    { name: 'Lisa', roles: ['author'] },
    { name: 'Tom', roles: ['author'] },
  ]);
  const eva =
    await sql`select v.number from v_user_measures v join users u on u.id = v.user_id where u.first_name = 'Eva'`;
  expect([...eva]).toEqual([{ number: 'M2' }]);
});

test('writeFunding writes plan lines that sum alike, and receipts with their files', async () => {
  const sums =
    await sql`select kind, sum(planned)::text as planned, sum(actual)::text as actual, sum(receipts)::int as receipts
    from v_funding_line_sums group by kind order by kind`;
  expect([...sums]).toEqual([
    { kind: 'expense', planned: '48000.00', actual: '12717.00', receipts: 7 },
    { kind: 'income', planned: '48000.00', actual: '34340.00', receipts: 4 },
  ]);
  const [files] = await sql`select count(*)::int as n from funding_receipt_files`;
  expect(files).toEqual({ n: 7 });
});
