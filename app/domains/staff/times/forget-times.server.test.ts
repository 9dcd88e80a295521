import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { forgetTimes } from './forget-times.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());
const forget = () => forgetTimes({ db: database.db, now: now() });
const count = async (table: string) => (await database.sql`select 1 from ${database.sql(table)}`).length;

test('forgets sessions that began more than two years ago, with breaks, stamps and corrections', async () => {
  const { operatorId } = await makeCrew(database.db);
  const eva = await makeStaff(database.db, { operatorId });
  await makeSession(eva, '2024-11-17T08:00:00Z', '2024-11-17T16:00:00Z', [
    ['2024-11-17T12:00:00Z', '2024-11-17T12:30:00Z'],
  ]);
  const kept = await makeSession(eva, '2024-11-18T09:00:01Z', '2024-11-18T16:00:00Z');
  await database.sql`insert into time_corrections (id, operator_id, staff_member_id, session_id, day_key, wanted, reason)
    select gen_random_uuid(), operator_id, staff_member_id, id, day_key, '{}', 'weil' from time_sessions`;
  expect(await forget()).toBe(1);
  expect(await database.sql`select id from time_sessions`).toEqual([{ id: kept }]);
  expect(await Promise.all(['time_events', 'time_breaks', 'time_corrections'].map(count))).toEqual([2, 0, 1]);
  const rows = await database.sql`select entity_id as id, actor, after from audit_log where entity = 'retention'`;
  expect(rows).toEqual([{ id: 'times', actor: null, after: { keep: '2 years', count: 1 } }]);
});

test('forgets wishes without a session and months, in approved months, too', async () => {
  const { operatorId } = await makeCrew(database.db);
  const eva = await makeStaff(database.db, { operatorId });
  await makeSession(eva, '2024-10-17T08:00:00Z', '2024-10-17T16:00:00Z');
  for (const month of ['2024-10', '2024-11']) await approveMonth(database.sql, eva.id, month);
  for (const day of ['2024-11-17', '2024-11-18'])
    await database.sql`insert into time_corrections (id, operator_id, staff_member_id, day_key, wanted, reason)
      values (gen_random_uuid(), ${operatorId}, ${eva.id}, ${day}, '{}', 'weil')`;
  expect(await forget()).toBe(1);
  expect(await database.sql`select month from month_closings`).toEqual([{ month: '2024-11' }]);
  expect(await database.sql`select day_key::text as day from time_corrections`).toEqual([{ day: '2024-11-18' }]);
});

test('an open session waits, and nothing is written for nothing', async () => {
  const { operatorId } = await makeCrew(database.db);
  await makeSession(await makeStaff(database.db, { operatorId }), '2024-11-01T08:00:00Z', null);
  expect(await forget()).toBe(0);
  expect(await database.sql`select 1 from audit_log where entity = 'retention'`).toEqual([]);
});
