import { beforeAll, expect, test } from 'vitest';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { undoBookings } from '#app/domains/booking/undo-bookings.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, editOf, wide } from '#tests/factories/booked.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { bookingHistoryRows, listBookingHistory } from './booking-history.server.ts';

const database = testDatabase({ demo: true });
let club: Booker;
let peter: Ctx;
beforeAll(async () => {
  club = await bookerOf(database.db);
  peter = await demoCtx(database.db, 'peter.koenig');
});

async function historyOf(bookingId: string, locale: 'de' | 'en' = 'de') {
  const { rows } = await listBookingHistory(club.max, { bookingId, after: null });
  return bookingHistoryRows(rows, locale, 'Europe/Berlin').map(({ who, what }) => `${who}: ${what}`);
}
const cancelOne = { scope: 'this', reason: null, version: null, count: null } as const;

test('names who booked a date and each change with its values, newest first', async () => {
  const { rows, input } = await club.book({ startTime: '06:00', endTime: '06:30' });
  const [row] = rows;
  if (!row) throw new Error('no booking');
  const moved = editOf(row, input, {
    title: input.title,
    when: { scope: 'this', date: '2026-12-03' },
    endTime: '06:45',
    resourceId: club.places.rechts,
  });
  expect((await editBooking(club.max, moved)).kind).toBe('edited');
  const cancelled = await cancelBooking(onScreen(peter), { ...cancelOne, bookingId: row.id });
  if (cancelled.kind !== 'cancelled' || cancelled.undo === null) throw new Error(cancelled.kind);
  const expected = [
    'Peter König: Abgesagt',
    'Max Müller: Geändert: Datum Di 01.12.2026 → Do 03.12.2026, Zeit 06:00–06:30 Uhr → 06:00–06:45 Uhr, Ort',
    'Max Müller: Gebucht',
  ];
  expect(await historyOf(row.id)).toEqual(expected);
  expect((await undoBookings(onScreen(peter), { operationId: cancelled.undo })).kind).toBe('undone');
  expect(await historyOf(row.id)).toEqual(['Peter König: Absage zurückgenommen', ...expected]);
});

test('says that texts changed when nothing else did', async () => {
  const { rows, input } = await club.book();
  const outcome = await editBooking(club.max, editOf(rows[0], input, { title: 'Neu', description: 'mit Bällen' }));
  expect(outcome.kind).toBe('edited');
  expect(await historyOf(rows[0]?.id ?? '', 'en')).toEqual([
    'Max Müller: Changed: title or description',
    'Max Müller: Booked',
  ]);
});

test('shows a request of a member and its approval', async () => {
  const eva = await demoCtx(database.db, 'eva.lang');
  const { bookingId } = await ask(eva, { resourceId: club.places.rechts, when: '2027-02-02' });
  await approveBookings(peter, { units: [{ scope: 'this', bookingId }], onConflict: 'refuse' });
  expect(await historyOf(bookingId)).toEqual(['Peter König: Genehmigt', 'Eva Lang: Angefragt']);
});

const weekly = {
  kind: 'series',
  dayOfWeek: 2,
  startDate: '2027-03-01',
  endDate: '2027-03-16',
  skipPublicHolidays: false,
  skipSchoolHolidays: false,
  onlyFree: false,
  removed: [],
} as const;
const fromHereOn = { scope: 'following', reason: null, version: null, count: null } as const;

test('shows a date the entries of its whole series, and none of another date', async () => {
  const { rows, input } = await club.book({ when: { ...weekly, endDate: '2027-03-23', removed: [] } });
  const [first, second, third, fourth] = rows;
  await cancelBooking(club.max, { ...cancelOne, bookingId: first?.id ?? '' });
  expect(await historyOf(second?.id ?? '')).toEqual(['Max Müller: Serie gebucht, 4 Termine']);
  expect(await historyOf(first?.id ?? '')).toEqual(['Max Müller: Abgesagt', 'Max Müller: Serie gebucht, 4 Termine']);
  const split = editOf(third, input, {
    when: wide({ scope: 'following', dayOfWeek: 3, endDate: '2027-03-24' }),
  });
  expect((await editBooking(club.max, split)).kind).toBe('edited');
  const moved = [
    'Max Müller: Ab hier als eigene Serie weitergeführt, 2 Termine',
    'Max Müller: Serie gebucht, 4 Termine',
  ];
  expect(await historyOf(third?.id ?? '')).toEqual(moved);
  expect(await historyOf(second?.id ?? '')).toEqual(['Max Müller: Serie gebucht, 4 Termine']);
  await cancelBooking(club.max, { ...fromHereOn, bookingId: fourth?.id ?? '' });
  expect(await historyOf(third?.id ?? '')).toEqual(moved);
  expect(await historyOf(fourth?.id ?? '')).toHaveLength(3);
});

test('shows decisions of a series to the dates that they concern', async () => {
  const eva = await demoCtx(database.db, 'eva.lang');
  const when = { dayOfWeek: 4, startDate: '2027-04-01', endDate: '2027-04-15' };
  const { seriesId } = await ask(eva, { resourceId: club.places.rechts, when });
  const [first, , third] = await club.rowsOf(seriesId ?? '');
  await approveBookings(peter, { units: [{ scope: 'this', bookingId: first?.id ?? '' }], onConflict: 'refuse' });
  expect(await historyOf(first?.id ?? '')).toEqual(['Peter König: Genehmigt', 'Eva Lang: Serie angefragt, 3 Termine']);
  expect(await historyOf(third?.id ?? '')).toEqual(['Eva Lang: Serie angefragt, 3 Termine']);
});

test('shows the creation of a booking that has no entry in the log', async () => {
  const [row] = await database.sql<{ id: string }[]>`
    select b.id from bookings b join users u on u.id = b.created_by where u.last_name = 'Müller' and b.date > '2026-11-18' limit 1`;
  expect(await historyOf(row?.id ?? '')).toEqual(['Max Müller: Angelegt']);
});
