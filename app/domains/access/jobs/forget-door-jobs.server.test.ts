import { beforeEach, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { forgetDoorJobs } from './forget-door-jobs.server.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
const day = 24 * 3_600;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
});

test('removes address and browser after 7 days and jobs after 90, and keeps audit rows', async () => {
  const door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(await takeGrant(database.db, door.device)));
  const forget = () => forgetDoorJobs({ db: database.db });
  await advanceDoorClock(database.sql, 7 * day - 60);
  expect(await forget()).toEqual({ removed: 0, stripped: 0 });
  await advanceDoorClock(database.sql, 120);
  expect(await forget()).toEqual({ removed: 0, stripped: 1 });
  const [job] = await database.db.select().from(doorJobs);
  expect(job).toMatchObject({ requestIp: null, userAgent: null, status: 'executed', resultCode: 'OK' });
  await advanceDoorClock(database.sql, 83 * day);
  expect(await forget()).toEqual({ removed: 1, stripped: 0 });
  expect(await database.db.$count(auditLog)).toBe(3);
});

test('keeps a job when it is not final', async () => {
  const door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  await advanceDoorClock(database.sql, 91 * day);
  expect(await forgetDoorJobs({ db: database.db })).toEqual({ removed: 0, stripped: 1 });
});

test.each([
  ['an edge that is none', `update door_jobs set status = 'executed', executed_at = now(), result_code = 'OK'`],
  ['another expiry', `update door_jobs set expires_at = expires_at + interval '1 h'`],
  ['another area', `update door_jobs set correlation_id = gen_random_uuid()`],
  ['another person', `update door_jobs set requested_by_member_id = (select id from users order by id desc limit 1)`],
  ['another address', `update door_jobs set request_ip = '192.0.2.200'`],
  ['taking it away while it lives', `delete from door_jobs`],
  ['a grant without an edge', `update door_jobs set nonce = 'x', claim_nonce = 'y'`],
])('is refused by the database when it is %s', async (_what, statement) => {
  const door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  await makeMember(database.db);
  await expect(database.sql.unsafe(statement)).rejects.toMatchObject({ code: '23001' });
});

test.each([
  ['status', `update door_jobs set status = 'expired'`],
  ['result', `update door_jobs set result_code = 'ERR'`],
  ['message', `update door_jobs set result_message = 'x'`],
  ['time', `update door_jobs set executed_at = now()`],
  ['nonce', `update door_jobs set nonce = 'another'`],
  ['pulse', `update door_jobs set pulsed_at_ms = 1`],
])('is refused by the database when the %s of a final job changes', async (_what, statement) => {
  const door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(await takeGrant(database.db, door.device)));
  await expect(database.sql.unsafe(statement)).rejects.toMatchObject({ code: '23001' });
});
