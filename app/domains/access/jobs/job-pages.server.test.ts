import { beforeEach, expect, test } from 'vitest';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { confirmOf, deviceCtx, makeClaim, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { claimDoorJob } from './claim-door-job.server.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { countDoorResults, listDoorJobs } from './job-pages.server.ts';
import { openDoor } from './open-door.server.ts';
import { withdrawDoorJob } from './withdraw-door-job.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
});

const press = async (slug: string) =>
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug });

test('the four questions answer for the doors of the own operator alone', async () => {
  const door = await makeDoor(database.db);
  const other = await makeDoor(database.db);
  await press(other.slug);
  await press(door.slug);
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(await takeGrant(database.db, door.device)));
  await press(door.slug);
  await takeGrant(database.db, door.device);
  await press(door.slug);
  const ctx = await adminCtx(database.db, door.operatorId);
  const statesOf = async (question: 'latest' | 'pending' | 'dispatched') =>
    (await listDoorJobs(ctx, ctx.actor, { question, areaId: null, after: null })).rows.map(({ status }) => status);
  expect(await statesOf('latest')).toEqual(['pending', 'dispatched', 'executed']);
  expect(await statesOf('pending')).toEqual(['pending']);
  expect(await statesOf('dispatched')).toEqual(['dispatched']);
  expect(await countDoorResults(ctx, ctx.actor)).toMatchObject([
    { resultCode: null, count: 2 },
    { resultCode: 'OK', count: 1 },
  ]);
  const asked = { question: 'latest', areaId: other.areaId, after: null } as const;
  expect(await listDoorJobs(ctx, ctx.actor, asked)).toEqual({ rows: [], next: null });
});

test('names what its person withdrew apart from what lost its right', async () => {
  const door = await makeDoor(database.db);
  const person = await makeMember(database.db);
  const ctx = ctxOf(database.db, person, { role: 'member' });
  const outcome = await openDoor(ctx, { slug: door.slug });
  await withdrawDoorJob(ctx, { jobId: outcome.kind === 'asked' ? outcome.job.jobId : '' });
  await press(door.slug);
  await database.sql`update users set is_active = false`;
  await claimDoorJob(deviceCtx(database.db, door.device), makeClaim());
  const admin = await adminCtx(database.db, door.operatorId);
  expect(await countDoorResults(admin, admin.actor)).toMatchObject([
    { resultCode: 'CANCELLED', isWithdrawn: false, count: 1 },
    { resultCode: 'CANCELLED', isWithdrawn: true, count: 1 },
  ]);
  const { rows } = await listDoorJobs(admin, admin.actor, { question: 'latest', areaId: null, after: null });
  expect(rows.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, true]);
});

test('a window ends with its time, and the latest have pages of fifty', async () => {
  const door = await makeDoor(database.db);
  for (let index = 0; index < 51; index += 1) await press(door.slug);
  const ctx = await adminCtx(database.db, door.operatorId);
  const first = await listDoorJobs(ctx, ctx.actor, { question: 'latest', areaId: null, after: null });
  expect(first.rows).toHaveLength(50);
  const second = await listDoorJobs(ctx, ctx.actor, {
    question: 'latest',
    areaId: null,
    after: readCursor(first.next ?? '', ['id']),
  });
  expect(second.rows).toHaveLength(1);
  expect(second.next).toBeNull();
  await advanceDoorClock(database.sql, 86_401);
  expect(await countDoorResults(ctx, ctx.actor)).toEqual([]);
  expect(await listDoorJobs(ctx, ctx.actor, { question: 'pending', areaId: null, after: null })).toMatchObject({
    rows: [],
  });
});
