import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { mailMessages } from '#app/db/schema/index.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { rejectBookings } from '#app/domains/booking/reject-bookings.server.ts';
import { undoBookings } from '#app/domains/booking/undo-bookings.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { ask, bookingRow, seriesRows } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });
let booker: Booker;
let peter: Ctx;
let eva: Ctx;
beforeAll(async () => {
  booker = await bookerOf(database.db);
  [peter, eva] = [await demoCtx(database.db, 'peter.koenig'), await demoCtx(database.db, 'eva.lang')];
});

/** `<method> <day> <status> <sequence>` for each event of the newest mail with this template, and its end. */
async function newestMail(template: string) {
  const [mail] = await database.db
    .select()
    .from(mailMessages)
    .where(eq(mailMessages.template, template))
    .orderBy(desc(mailMessages.id))
    .limit(1);
  const files = (mail?.calendars ?? []) as CalendarFile[];
  return {
    events: files.flatMap(({ method, events }) =>
      events.map(
        ({ start, status, sequence }) =>
          `${method} ${wallClock(instantOfText(start), HOME_ZONE).date} ${status} ${sequence}`,
      ),
    ),
    uids: files.flatMap(({ events }) => events.map(({ uid }) => uid)),
    relevantUntil: mail?.relevantUntil?.toISOString(),
  };
}
const unit = (bookingId: string) => ({ bookingId, scope: 'this' as const });
const cancelled = (bookingId: string) => ({
  bookingId,
  scope: 'this' as const,
  reason: null,
  version: null,
  count: null,
});

describe('calendars of booking mails', () => {
  it('a request is tentative, its approval confirms it, an edit and the archive follow with the version of the booking', async () => {
    const request = await ask(eva, { resourceId: booker.places.sportplatz, when: '2027-03-28' });
    const { bookingId } = request;
    expect(await newestMail('bookingCreated')).toEqual({
      events: ['PUBLISH 2027-03-28 TENTATIVE 1'],
      uids: [`${bookingId}@localhost`],
      relevantUntil: '2027-03-28T08:00:00.000Z',
    });
    expect(await newestMail('adminNewBooking')).toMatchObject({
      events: [],
      relevantUntil: '2027-03-28T08:00:00.000Z',
    });
    await approveBookings(peter, { units: [unit(bookingId)], onConflict: 'refuse' });
    expect((await newestMail('bookingApproved')).events).toEqual(['PUBLISH 2027-03-28 CONFIRMED 2']);
    await archiveBookings(peter, { bookingIds: [bookingId] });
    expect((await newestMail('bookingCancelled')).events).toEqual(['CANCEL 2027-03-28 CANCELLED 3']);
    expect((await bookingRow(database.db, bookingId)).version).toBe(3);
  });

  it('a rejection takes the tentative dates out', async () => {
    const when = { dayOfWeek: 1, startDate: '2027-04-05', endDate: '2027-04-12' };
    const { bookingId, seriesId } = await ask(eva, { resourceId: booker.places.sportplatz, when });
    await rejectBookings(peter, { units: [{ bookingId, scope: 'series' }], reason: null });
    const mail = await newestMail('bookingRejected');
    expect(mail.events).toEqual(['CANCEL 2027-04-05 CANCELLED 2', 'CANCEL 2027-04-12 CANCELLED 2']);
    const ids = (await seriesRows(database.db, seriesId ?? '')).map(({ id }) => `${id}@localhost`);
    expect(mail.uids).toEqual(ids);
  });

  it('a changed series has a file for its dates and one for those that are gone', async () => {
    const { rows, input } = await booker.book({ when: tuesdays });
    await editBooking(booker.max, editOf(rows[0], input, { when: wide({ dayOfWeek: 3, endDate: '2026-12-16' }) }));
    expect((await newestMail('bookingChanged')).events).toEqual([
      'PUBLISH 2026-12-02 CONFIRMED 2',
      'PUBLISH 2026-12-09 CONFIRMED 2',
      'PUBLISH 2026-12-16 CONFIRMED 2',
      'CANCEL 2026-12-29 CANCELLED 2',
    ]);
    const [first] = await booker.rowsOf('', rows[0]?.id);
    await editBooking(booker.max, editOf(first, input, { when: wide({ dayOfWeek: 3, endDate: '2026-12-30' }) }));
    expect((await newestMail('bookingChanged')).events).toEqual([
      'PUBLISH 2026-12-02 CONFIRMED 3',
      'PUBLISH 2026-12-09 CONFIRMED 3',
      'PUBLISH 2026-12-16 CONFIRMED 3',
      'PUBLISH 2026-12-30 CONFIRMED 1',
    ]);
  });

  it('a cancellation that is undone leaves no mail, and the next mail has a larger sequence', async () => {
    const { first, input } = await booker.book({}, onScreen(booker.max));
    const gone = await cancelBooking(onScreen(booker.max), cancelled(first.id));
    expect((await newestMail('bookingCancelled')).events).toEqual(['CANCEL 2026-12-01 CANCELLED 2']);
    await undoBookings(booker.max, { operationId: (gone.kind === 'cancelled' && gone.undo) || '' });
    expect((await newestMail('bookingCancelled')).uids).not.toContain(`${first.id}@localhost`);
    const back = await bookingRow(database.db, first.id);
    await editBooking(booker.max, editOf(back, input, {}));
    expect(await newestMail('bookingChanged')).toMatchObject({
      events: ['PUBLISH 2026-12-01 CONFIRMED 4'],
      uids: [`${first.id}@localhost`],
    });
  });
});
