import { beforeAll, expect, test } from 'vitest';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { insertBooking } from '#tests/factories/past-bookings.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkInBooking } from './check-in-booking.server.ts';
import { recordUsage } from './record-usage.server.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
let roomId: string;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
  const [room] = await database.sql<{ id: string }[]>`
    insert into rooms (id, facility_id, name, slug) values (gen_random_uuid(), ${ids.facilities.biogrund}, 'Kabine', 'kabine') returning id`;
  roomId = room?.id ?? '';
  await database.sql`update resources set room_id = ${roomId} where id = ${ids.resources.kleinfeld}`;
});

const came = (at: string, change: object = {}) =>
  checkInBooking(database, {
    jobId: crypto.randomUUID(),
    userId: ids.people['eva.lang'],
    roomId,
    atMs: Date.parse(at),
    leadMin: 15,
    lagMin: 15,
    ...change,
  });
const rowsOf = async (bookingId: string) =>
  (
    await database.sql`
    select b.checked_in_at, u.took_place, u.headcount, u.source,
      (select count(*)::int from actions where gid = 'platzwart:booking/' || b.id and action_type = 'booking.checked_in') as actions,
      (select count(*)::int from audit_log where entity_id = b.id::text and action = 'booking.checked_in') as audited
    from bookings b left join booking_usage u on u.booking_id = b.id where b.id = ${bookingId}`
  )[0];
const versionOf = async () =>
  Number(
    (await database.sql`select version from plan_versions where root_id = ${ids.resources.kleinfeld}`)[0]?.version ?? 0,
  );

test('the booking of the moment is checked in once, and the plan changes', async () => {
  const id = await insertBooking(database.ownerDb, ids, { date: '2031-05-05' });
  const before = await versionOf();
  expect(await came('2031-05-05T15:50:00Z')).toEqual({ kind: 'checked_in', bookingId: id });
  expect(await came('2031-05-05T16:20:00Z')).toEqual({ kind: 'already' });
  expect(await rowsOf(id)).toMatchObject({
    checked_in_at: new Date('2031-05-05T15:50:00Z'),
    took_place: true,
    headcount: null,
    source: 'door',
    actions: 1,
    audited: 1,
  });
  expect(await versionOf()).toBe(before + 1);
});

test('ten openings at once check in once', async () => {
  const id = await insertBooking(database.ownerDb, ids, { date: '2031-05-06' });
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => came('2031-05-06T16:00:00Z')));
  expect(outcomes.filter(({ kind }) => kind === 'checked_in')).toHaveLength(1);
  expect(await rowsOf(id)).toMatchObject({ actions: 1, audited: 1 });
});

test('outside the window, in another room and for another person nothing happens', async () => {
  const id = await insertBooking(database.ownerDb, ids, { date: '2031-05-07' });
  expect(await came('2031-05-07T15:44:59Z')).toEqual({ kind: 'none' });
  expect(await came('2031-05-07T17:45:00Z')).toEqual({ kind: 'none' });
  expect(await came('2031-05-07T16:00:00Z', { roomId: crypto.randomUUID() })).toEqual({ kind: 'none' });
  expect(await came('2031-05-07T16:00:00Z', { userId: ids.people['lisa.braun'] })).toEqual({ kind: 'none' });
  expect(await rowsOf(id)).toMatchObject({ checked_in_at: null, took_place: null });
});

test("the trainer's word stays when the door opens later", async () => {
  const id = await insertBooking(database.ownerDb, ids, { date: '2026-11-18', startTime: '08:00', endTime: '10:30' });
  const eva = await demoCtx(database.db, 'eva.lang');
  await recordUsage(eva, { bookingId: id, tookPlace: true, headcount: 7, note: null });
  expect(await came('2026-11-18T09:10:00Z')).toMatchObject({ kind: 'checked_in' });
  expect(await rowsOf(id)).toMatchObject({ headcount: 7, source: 'trainer' });
});

test('a person who only made a booking for another has not come to it', async () => {
  const id = await insertBooking(database.ownerDb, ids, { date: '2031-05-08', createdBy: ids.people['peter.koenig'] });
  expect(await came('2031-05-08T16:00:00Z', { userId: ids.people['peter.koenig'] })).toEqual({ kind: 'none' });
  expect(await rowsOf(id)).toMatchObject({ checked_in_at: null, took_place: null });
});
