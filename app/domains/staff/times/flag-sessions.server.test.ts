import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { flagSessions } from './flag-sessions.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());
const flag = () => flagSessions({ db: database.db, now: now() });

test('flags what is open for more than 16 hours, once, with an audit row each', async () => {
  const { operatorId } = await makeCrew(database.db);
  const staff = () => makeStaff(database.db, { operatorId });
  const forgotten = await makeSession(await staff(), '2026-11-17T16:59:59Z', null);
  await makeSession(await staff(), '2026-11-17T17:00:00Z', null);
  await makeSession(await staff(), '2026-11-16T08:00:00Z', '2026-11-16T16:00:00Z');
  expect([await flag(), await flag()]).toEqual([1, 0]);
  expect(await database.sql`select id from time_sessions where flagged`).toEqual([{ id: forgotten }]);
  const rows =
    await database.sql`select entity_id as id, actor, operator_id as operator from audit_log where action = 'time_session.flagged'`;
  expect(rows).toEqual([{ id: forgotten, actor: null, operator: operatorId }]);
});

test('leaves a session alone that a stamp holds', async () => {
  const { operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  await makeSession(staff, '2026-11-17T08:00:00Z', null);
  await database.sql.begin(async (sql) => {
    await sql`select 1 from staff_members where id = ${staff.id} for no key update`;
    expect(await flag()).toBe(0);
  });
  expect(await flag()).toBe(1);
});
