import { beforeEach, expect, test } from 'vitest';
import { mailMessages, schedules, shifts } from '#app/db/schema/index.ts';
import { makeCrew, makeShift, makeStaff, makeWorkArea } from '#tests/factories/staff.ts';
import { makePlace } from '#tests/factories/presence.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { publishWeek } from './publish-week.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const week = '2026-W48';
const stateOf = async () =>
  (await database.db.select().from(shifts)).map(({ dateLocal, status }) => `${dateLocal} ${status}`).sort();

test('publishes the drafts of the week with one mail per person, and the schedule of the facility', async () => {
  const { operatorId, workAreaId, facilityId, manager } = await makeCrew(database.db);
  const [anna, ben] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  const draft = { operatorId, workAreaId, status: 'DRAFT' as const };
  await makeShift(database.db, { ...draft, date: '2026-11-23', staffIds: [anna.id, ben.id] });
  await makeShift(database.db, { ...draft, date: '2026-11-29', staffIds: [anna.id] });
  await makeShift(database.db, { ...draft, date: '2026-11-30', staffIds: [anna.id] });
  await makeShift(database.db, { ...draft, date: '2026-11-25', status: 'CANCELLED' });
  expect(await publishWeek(manager, { week, facilityId: null })).toEqual({ kind: 'published', count: 2, told: 2 });
  expect(await stateOf()).toEqual([
    '2026-11-23 PUBLISHED',
    '2026-11-25 CANCELLED',
    '2026-11-29 PUBLISHED',
    '2026-11-30 DRAFT',
  ]);
  const mails = await database.db.select().from(mailMessages);
  expect(mails.map(({ template }) => template)).toEqual(['shiftPublished', 'shiftPublished']);
  expect(new Set(mails.map(({ userId }) => userId))).toEqual(new Set([anna.userId, ben.userId]));
  const [schedule] = await database.db.select().from(schedules);
  expect(schedule).toMatchObject({ facilityId, isoWeek: week, status: 'PUBLISHED', publishedBy: manager.actor.id });
  const linked = (await database.db.select().from(shifts)).filter(({ scheduleId }) => scheduleId === schedule?.id);
  expect(linked).toHaveLength(2);
});

test('tells nothing twice when the week was published before', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const { id } = await makeStaff(database.db, { operatorId });
  await makeShift(database.db, { operatorId, status: 'DRAFT', date: '2026-11-24', staffIds: [id] });
  await publishWeek(manager, { week, facilityId: null });
  expect(await publishWeek(manager, { week, facilityId: null })).toEqual({ kind: 'published', count: 0, told: 0 });
  expect(await database.db.$count(mailMessages)).toBe(1);
});

test('two managers at once publish each shift once', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const { id } = await makeStaff(database.db, { operatorId });
  await makeShift(database.db, { operatorId, status: 'DRAFT', date: '2026-11-24', staffIds: [id] });
  const counts = await Promise.all([1, 2, 3, 4].map(() => publishWeek(manager, { week, facilityId: null })));
  expect(counts.filter(({ count }) => count === 1)).toHaveLength(1);
  expect(counts.filter(({ count }) => count === 0)).toHaveLength(3);
  expect(await database.db.$count(mailMessages)).toBe(1);
});

test('leaves other facilities and other operators alone', async () => {
  const { operatorId, workAreaId, facilityId, manager } = await makeCrew(database.db);
  const other = await makePlace(database.db, { operatorId });
  const otherArea = await makeWorkArea(database.db, { operatorId, facilityId: other.facilityId });
  const stranger = await makeCrew(database.db);
  const draft = { status: 'DRAFT' as const, date: '2026-11-24' };
  await makeShift(database.db, { ...draft, operatorId, workAreaId });
  await makeShift(database.db, { ...draft, operatorId, workAreaId: otherArea, date: '2026-11-25' });
  await makeShift(database.db, { ...draft, operatorId: stranger.operatorId, date: '2026-11-26' });
  expect(await publishWeek(manager, { week, facilityId })).toMatchObject({ count: 1 });
  expect(await stateOf()).toEqual(['2026-11-24 PUBLISHED', '2026-11-25 DRAFT', '2026-11-26 DRAFT']);
});

test('refuses a person who manages no shifts, and a week that does not exist', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const { ctx } = await makeStaff(database.db, { operatorId });
  await expect(publishWeek(ctx, { week, facilityId: null })).rejects.toThrow('shift.manage');
  await expect(publishWeek(manager, { week: '2026-W54', facilityId: null })).rejects.toThrow('week');
});
