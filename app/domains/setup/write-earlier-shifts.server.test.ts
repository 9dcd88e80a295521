import { expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';

const { sql } = testDatabase({ demo: true });

test('writeEarlierShifts publishes the staffed turns of the weeks before this one, and none of this week', async () => {
  const shifts = await sql`
    select min(s.date_local)::text as first, max(s.date_local)::text as last, bool_and(s.status = 'PUBLISHED') as published,
      bool_and(exists (select from shift_assignments a where a.shift_id = s.id)) as staffed
    from shifts s where s.date_local < '2026-11-16'`;
  expect([...shifts]).toEqual([{ first: '2026-11-04', last: '2026-11-15', published: true, staffed: true }]);
});
