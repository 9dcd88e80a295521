import { beforeEach, expect, test } from 'vitest';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listMyShifts, listShifts } from './list-shifts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('listShifts reads page by page in the order of the times; other operators have none in it', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const foreign = await makeCrew(database.db);
  await makeShift(database.db, { operatorId: foreign.operatorId });
  const ids: string[] = [];
  for (const [date, from] of [
    ['2026-11-20', '18:00'],
    ['2026-11-20', '09:00'],
    ['2026-11-19', '20:00'],
  ] as const)
    ids.unshift(await makeShift(database.db, { operatorId, date, from, until: '23:00' }));
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await listShifts(manager, operatorId, { limit: 2, after });
    found.push(...page.shifts.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(found).toEqual(ids);
});

test('listMyShifts has published shifts of an active person, of every operator', async () => {
  const [a, b] = [await makeCrew(database.db), await makeCrew(database.db)];
  const mine = await makeStaff(database.db, { operatorId: a.operatorId });
  const there = await makeStaff(database.db, { operatorId: b.operatorId, userId: mine.userId });
  const here = { operatorId: a.operatorId, staffIds: [mine.id] };
  const published = await makeShift(database.db, here);
  await makeShift(database.db, { ...here, status: 'DRAFT' });
  await makeShift(database.db, { ...here, status: 'CANCELLED' });
  await makeShift(database.db, { ...here, date: '2026-11-17' });
  const other = await makeShift(database.db, { operatorId: b.operatorId, staffIds: [there.id], date: '2026-11-20' });
  const list = async (until?: string) =>
    (await listMyShifts(a.manager, mine.userId, { from: '2026-11-18', until })).map(({ id }) => id);
  expect(await list()).toEqual([published, other]);
  expect(await list('2026-11-19')).toEqual([published]);
  await database.sql`update staff_members set is_active = false where id = ${mine.id}`;
  expect(await list()).toEqual([other]);
});
