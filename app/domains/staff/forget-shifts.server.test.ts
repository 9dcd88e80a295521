import { beforeEach, expect, test } from 'vitest';
import { auditLog, shiftAssignments, shiftRequests, shifts } from '#app/db/schema/index.ts';
import { instantOfText, now, toDate } from '#app/platform/calendar.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { forgetShifts } from './forget-shifts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());
const forget = () => forgetShifts({ db: database.db, now: now() });

/** A shift with a person and a request, until this instant. */
async function makeEnded(end: string): Promise<string> {
  const { operatorId } = await makeCrew(database.db);
  const { id: fromStaffId } = await makeStaff(database.db, { operatorId });
  const endAtUtc = toDate(instantOfText(end));
  const startAtUtc = toDate(instantOfText(end).subtract({ hours: 6 }));
  const shiftId = await makeShift(database.db, { operatorId, startAtUtc, endAtUtc, staffIds: [fromStaffId] });
  await database.db.insert(shiftRequests).values({ operatorId, shiftId, fromStaffId, kind: 'swap', state: 'declined' });
  return shiftId;
}

test('forgets shifts that ended more than two years ago, with assignments and requests', async () => {
  await makeEnded('2024-11-18T08:59:59Z');
  const kept = await makeEnded('2024-11-18T09:00:01Z');
  expect(await forget()).toBe(1);
  expect((await database.db.select().from(shifts)).map(({ id }) => id)).toEqual([kept]);
  expect((await database.db.select().from(shiftAssignments)).map(({ shiftId }) => shiftId)).toEqual([kept]);
  expect((await database.db.select().from(shiftRequests)).map(({ shiftId }) => shiftId)).toEqual([kept]);
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'shift.forgotten', actor: null, after: { count: 1 } });
});

test('writes nothing when there is nothing to forget', async () => {
  await makeEnded('2026-11-18T08:00:00Z');
  expect(await forget()).toBe(0);
  expect(await database.ownerDb.$count(auditLog)).toBe(0);
});

test('keeps a shift as long as a time session of it, and takes its suggestion along', async () => {
  const shiftId = await makeEnded('2024-11-18T08:00:00Z');
  const [staff] = await database.sql<{ id: string; operatorId: string; userId: string }[]>`
    select id, operator_id as "operatorId", user_id as "userId" from staff_members`;
  const of = { id: staff?.id ?? '', operatorId: staff?.operatorId ?? '', userId: staff?.userId ?? '' };
  await database.sql`insert into clock_suggestions (id, operator_id, staff_member_id, shift_id, cause)
    values (gen_random_uuid(), ${of.operatorId}, ${of.id}, ${shiftId}, 'door')`;
  await database.sql`insert into time_sessions (id, operator_id, staff_member_id, user_id, state, shift_id, link_method, clock_in_at)
    values (gen_random_uuid(), ${of.operatorId}, ${of.id}, ${of.userId}, 'WORKING', ${shiftId}, 'MANUAL', '2024-11-18T02:00:00Z')`;
  expect(await forget()).toBe(0);
  await database.sql`update time_sessions set shift_id = null, link_method = 'NONE'`;
  expect(await forget()).toBe(1);
  expect(await database.sql`select 1 from clock_suggestions`).toEqual([]);
});
