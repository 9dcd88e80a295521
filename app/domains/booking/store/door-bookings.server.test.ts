import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookingClaims, bookings, resources, rooms } from '#app/db/schema/index.ts';
import { readDemoIds, type DemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listDoorBookings } from './door-bookings.server.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
let roomId: string;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
  const [room] = await database.ownerDb
    .insert(rooms)
    .values({ facilityId: ids.facilities.biogrund, name: 'Platzhaus', slug: 'platzhaus' })
    .returning({ id: rooms.id });
  roomId = room?.id ?? '';
  await database.ownerDb.update(resources).set({ roomId }).where(eq(resources.id, ids.resources.sportplatz));
});

/** A booking of Eva's with its claims, on a day without bookings of the demo club. */
async function book(values: Partial<typeof bookings.$inferInsert> & { date: string }, claimed: readonly string[] = []) {
  const resourceId = values.resourceId ?? ids.resources.links;
  const [made] = await database.ownerDb
    .insert(bookings)
    .values({
      resourceId,
      startTime: '18:00',
      endTime: '19:30',
      title: 'Tür',
      eventTypeId: 'training',
      userId: ids.people['eva.lang'],
      status: 'approved',
      decision: 'approved',
      placeName: 'Platz',
      personName: 'Eva Lang',
      typeLabel: 'Training',
      ...values,
    })
    .returning({ id: bookings.id });
  const bookingId = made?.id ?? '';
  for (const one of claimed.length > 0 ? claimed : [resourceId])
    await database.ownerDb.insert(bookingClaims).values({
      bookingId,
      resourceId: one,
      during: sql`tsrange(${values.date}::date + time '01:00', ${values.date}::date + time '01:15')`,
      viaParent: false,
      blocking: false,
    } as never);
  return bookingId;
}

const listFor = (person: keyof DemoIds['people'], date: string) =>
  listDoorBookings(database.db, { userId: ids.people[person], from: date, until: date });

describe('listDoorBookings', () => {
  test('gives a part the room of its whole, and a whole the rooms of its parts', async () => {
    await book({ date: '2031-05-05' });
    await book({ date: '2031-05-06', resourceId: ids.resources.kleinfeld }, [
      ids.resources.kleinfeld,
      ids.resources.rechts,
    ]);
    await book({ date: '2031-05-07', resourceId: ids.resources.fitness });
    expect((await listFor('eva.lang', '2031-05-05'))[0]?.roomIds).toEqual([roomId]);
    expect((await listFor('eva.lang', '2031-05-06'))[0]?.roomIds).toEqual([roomId]);
    const [other] = await listFor('eva.lang', '2031-05-07');
    expect([other?.roomIds, other?.facilityId]).toEqual([[], ids.facilities.biogrund]);
  });

  test('lists bookings of the creator, the booking person and the team’s trainers only', async () => {
    const date = '2031-05-12';
    const id = await book({ date, createdBy: ids.people['jonas.becker'], teamId: ids.teams.ajugend });
    for (const person of ['eva.lang', 'jonas.becker', 'max.mueller'] as const)
      expect((await listFor(person, date)).map(({ bookingId }) => bookingId)).toEqual([id]);
    expect(await listFor('tom.weber', date)).toEqual([]);
  });

  test('lists approved bookings, also past ones, and no pending, rejected or archived ones', async () => {
    const date = '2031-05-13';
    await book({ date, status: 'expired', title: 'over' });
    await book({ date, status: 'pending', decision: null });
    await book({ date, status: 'rejected', decision: 'rejected' });
    await book({ date, status: 'archived', archivedAt: sql`now()` as never });
    expect(await listFor('eva.lang', date)).toHaveLength(1);
  });

  test.each([
    ['2026-03-29', '01:00', '04:00', '2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z'],
    ['2026-10-25', '01:00', '04:00', '2026-10-24T23:00:00.000Z', '2026-10-25T03:00:00.000Z'],
    ['2031-06-01', '22:00', '24:00', '2031-06-01T20:00:00.000Z', '2031-06-01T22:00:00.000Z'],
  ])('%s %s–%s', async (date, startTime, endTime, from, until) => {
    const id = await book({ date, startTime, endTime });
    const found = (await listFor('eva.lang', date)).find(({ bookingId }) => bookingId === id);
    expect([found?.startMs, found?.endMs]).toEqual([Date.parse(from), Date.parse(until)]);
  });
});
