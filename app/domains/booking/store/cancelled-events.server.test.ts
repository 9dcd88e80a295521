import { beforeAll, beforeEach, expect, test } from 'vitest';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { rejectBookings } from '#app/domains/booking/reject-bookings.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { addedJobs } from '#tests/factories/added-jobs.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { insertBooking } from '#tests/factories/past-bookings.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
let admin: Ctx;
let eva: Ctx;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
  admin = await demoCtx(database.db, 'peter.koenig');
  eva = await demoCtx(database.db, 'eva.lang');
});
beforeEach(async () => {
  await database.sql`select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))`;
});

let day = 0;
const make = (values: Parameters<typeof insertBooking>[2] = {}) => {
  day += 1;
  return insertBooking(database.ownerDb, ids, {
    date: `2027-02-${String(day).padStart(2, '0')}`,
    eventTypeId: 'event',
    ...values,
  });
};
const jobs = async () => (await addedJobs(database.sql)).filter(({ name }) => name === 'booking.cancelled');
const cancel = (bookingId: string) =>
  cancelBooking(onScreen(eva), { bookingId, scope: 'this', reason: null, version: null, count: null });

test('a cancelled event adds a job that waits for the undo', async () => {
  const bookingId = await make();
  expect((await cancel(bookingId)).kind).toBe('cancelled');
  expect(await jobs()).toEqual([{ name: 'booking.cancelled', payload: { bookingIds: [bookingId] } }]);
  const [row] = await database.sql<{ waits: boolean }[]>`
    select bool_and(run_at > now() + interval '30 seconds') as waits from graphile_worker._private_jobs`;
  expect(row?.waits).toBe(true);
});

test('a rejected and an archived event add it, too', async () => {
  const asked = await make({ status: 'pending', decision: null });
  await rejectBookings(admin, { units: [{ bookingId: asked, scope: 'this' }], reason: null });
  const kept = await make();
  await archiveBookings(admin, { bookingIds: [kept] });
  expect((await jobs()).map(({ payload }) => payload['bookingIds'])).toEqual([[asked], [kept]]);
});

test('a cancelled training adds none', async () => {
  const bookingId = await make({ eventTypeId: 'training' });
  await cancel(bookingId);
  expect(await jobs()).toEqual([]);
});
