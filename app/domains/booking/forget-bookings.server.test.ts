import { sql as fragment } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { bookings, bookingSeries, cancelledBookings } from '#app/db/schema/index.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { ask, bookingRow } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelBooking } from './cancel-booking.server.ts';
import { forgetBookings, forgetTombstones } from './forget-bookings.server.ts';

const database = testDatabase({ demo: true });
const at = (instant: string) => ({ db: database.db, now: Temporal.Instant.from(instant) });
const stored = async () => ({
  bookings: await database.ownerDb.select().from(bookings),
  series: await database.ownerDb.select().from(bookingSeries),
});

let bookingId: string;
let hour = 8;
beforeEach(async () => {
  const ctx = await demoCtx(database.db, 'peter.koenig');
  const resourceId = await demoResourceId(database.db, 'sportplatz');
  hour += 1;
  const times = { startTime: `${hour}:00`.padStart(5, '0'), endTime: `${hour}:30`.padStart(5, '0') };
  ({ bookingId } = await ask(ctx, { resourceId, when: '2026-12-31', title: 'Geburtstag von Oma Erna', ...times }));
  await database.sql`update bookings set description = 'mit Oma Erna', decision_reason = 'weil Oma' where id = ${bookingId}`;
});

test('keeps a booking as it is until the end of the second year after its own, by the clock of Berlin', async () => {
  const before = await stored();
  expect(await forgetBookings(at('2028-12-31T22:59:00Z'))).toBe(0);
  expect(await stored()).toEqual(before);
});

test('removes persons and texts afterwards, keeps place, time and type, and writes one audit row', async () => {
  const before = await bookingRow(database.ownerDb, bookingId);
  expect(await forgetBookings(at('2028-12-31T23:01:00Z'))).toBeGreaterThan(0);
  const { resourceId, date, startTime, typeLabel, teamId } = before;
  expect(await bookingRow(database.ownerDb, bookingId)).toMatchObject({
    resourceId,
    date,
    startTime,
    typeLabel,
    teamId,
    title: typeLabel,
    version: before.version + 1,
    description: null,
    decisionReason: null,
    userId: null,
    createdBy: null,
    decidedBy: null,
    personName: 'anonym',
  });
  const { bookings: rows } = await stored();
  expect(rows.filter((row) => row.date < '2027' && (row.createdBy !== null || row.personName !== 'anonym'))).toEqual(
    [],
  );
  expect(rows.filter((row) => row.date > '2027').every((row) => row.createdBy !== null)).toBe(true);
  const audit =
    await database.sql`select actor, after ->> 'count' as count from audit_log where action = 'booking.anonymised'`;
  expect(audit).toEqual([{ actor: null, count: String(rows.filter((row) => row.date < '2027').length) }]);
  expect(await forgetBookings(at('2028-12-31T23:01:00Z'))).toBe(0);
});

test('what became of a date stays, without its person and remark', async () => {
  await database.sql`
    insert into booking_usage (booking_id, took_place, headcount, note, recorded_by, recorded_at, source)
    select ${bookingId}, true, 9, 'mit Oma Erna', created_by, app_now(), 'trainer' from bookings where id = ${bookingId}`;
  await forgetBookings(at('2029-01-01T03:00:00Z'));
  const [usage] =
    await database.sql`select headcount, note, recorded_by as by from booking_usage where booking_id = ${bookingId}`;
  expect(usage).toEqual({ headcount: 9, note: null, by: null });
});

test('takes the texts of a series with its last date; reasons that a person typed go, codes stay', async () => {
  const [series] = await database.sql<{ id: string }[]>`
    update booking_series set end_date = '2026-12-31', description = 'für Oma',
      exceptions = '[{"date": "2026-12-01", "reason": "krank", "fellOut": true}, {"date": "2026-12-08", "reason": "not_free"}, {"date": "2026-12-25", "reason": "1. Weihnachtstag"}]'
    where id = (select id from booking_series order by id limit 1) returning id`;
  await forgetBookings(at('2029-01-01T02:00:00Z'));
  const row = (await stored()).series.find(({ id }) => id === series?.id);
  expect(row).toMatchObject({ description: null, createdBy: null });
  expect(row?.exceptions).toEqual([
    { date: '2026-12-01', reason: 'cancelled', fellOut: true },
    { date: '2026-12-08', reason: 'not_free' },
    { date: '2026-12-25', reason: 'public_holiday' },
  ]);
});

test('a cancelled booking loses persons and texts after 24 months', async () => {
  const ctx = await demoCtx(database.db, 'peter.koenig');
  await cancelBooking(ctx, { bookingId, scope: 'this', reason: 'Oma ist krank', version: null, count: null });
  const until = ctx.now.toZonedDateTimeISO('UTC').add({ months: 24 }).toInstant();
  expect(await forgetTombstones({ db: database.db, now: until })).toBe(0);
  expect(await forgetTombstones({ db: database.db, now: until.add({ minutes: 1 }) })).toBe(1);
  const [row] = await database.ownerDb
    .select()
    .from(cancelledBookings)
    .where(fragment`id = ${bookingId}`);
  expect(row).toMatchObject({ userId: null, cancelledBy: null, reason: null, date: '2026-12-31' });
  expect(JSON.stringify(row)).not.toContain('Oma');
  expect(await forgetTombstones({ db: database.db, now: until.add({ minutes: 1 }) })).toBe(0);
});
