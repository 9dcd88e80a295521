import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, tuesdays } from '#tests/factories/booked.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { approveBookings } from './approve-bookings.server.ts';
import { cancelBooking } from './cancel-booking.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
let eva: Ctx;
let peter: Ctx;
beforeAll(async () => {
  house = await bookerOf(database.db);
  [eva, peter] = [await demoCtx(database.db, 'eva.lang'), await demoCtx(database.db, 'peter.koenig')];
});

/** The actions about these records, in short. */
async function actionsOn(...ids: string[]): Promise<string[]> {
  const rows = await database.sql<{ what: string }[]>`
    select action_type || ' ' || (case user_id when ${eva.actor.id} then 'eva' when ${peter.actor.id} then 'peter' else 'max' end)
      || ' ' || gid || ' ' || metadata::text as what
    from actions where gid like any(${ids.map((id) => `%${id}`)}) order by seq`;
  return rows.map(({ what }) => what);
}

test('a request, its approval and its cancellation are actions of those who did them, without texts', async () => {
  const { first } = await house.book({ teamId: null, title: 'Zaunkönig' }, eva);
  await approveBookings(peter, { units: [{ bookingId: first.id, scope: 'this' }], onConflict: 'refuse' });
  await cancelBooking(eva, { bookingId: first.id, scope: 'this', reason: 'Zaunkönig', version: null, count: null });
  const gid = `platzwart:booking/${first.id}`;
  expect(await actionsOn(first.id)).toEqual([
    `booking.requested eva ${gid} {}`,
    `booking.approved peter ${gid} {}`,
    `booking.cancelled eva ${gid} {}`,
  ]);
});

test('a series is one action; one of its dates is a booking', async () => {
  const { seriesId, rows, first } = await house.book({ when: tuesdays });
  await cancelBooking(house.max, { bookingId: first.id, scope: 'this', reason: null, version: null, count: null });
  const second = rows[1]?.id ?? '';
  await cancelBooking(house.max, { bookingId: second, scope: 'following', reason: null, version: null, count: null });
  expect(await actionsOn(seriesId, ...rows.map(({ id }) => id))).toEqual([
    `booking.requested max platzwart:series/${seriesId} {}`,
    `booking.cancelled max platzwart:booking/${first.id} {}`,
    `booking.cancelled max platzwart:series/${seriesId} {}`,
  ]);
});

test('a refused cancellation is none', async () => {
  const { first } = await house.book();
  const cancel = () =>
    cancelBooking(house.max, { bookingId: first.id, scope: 'this', reason: null, version: 99, count: null });
  expect(await cancel()).toEqual({ kind: 'stale' });
  expect(await actionsOn(first.id)).toHaveLength(1);
});
