import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { auditLog, bookingClaims, bookings } from '#app/db/schema/index.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { ask, bookingRow } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { expireBookings } from './expire-bookings.server.ts';

const database = testDatabase({ demo: true });
let ids: Record<'approved' | 'pending' | 'elsewhere' | 'placeless', string>;

const expireAt = (instant: string) => expireBookings({ db: database.db, now: Temporal.Instant.from(instant) });
const statusOf = async (id: string) => (await bookingRow(database.db, id)).status;

beforeAll(async () => {
  const { db, sql: owner } = database;
  const peter = await demoCtx(db, 'peter.koenig');
  const eva = await demoCtx(db, 'eva.lang');
  const karin = await demoCtx(db, 'karin.schaefer');
  // Half a day ahead of Berlin.
  await owner`update facilities set time_zone = 'Pacific/Auckland' where name = 'Bürgerhaus Kesselbach'`;
  const [kleinfeld, fitness, buergersaal] = await Promise.all([
    demoResourceId(db, 'kleinfeld'),
    demoResourceId(db, 'fitness'),
    demoResourceId(db, 'buergersaal'),
  ]);
  const when = '2027-03-01';
  ids = {
    approved: (await ask(peter, { resourceId: kleinfeld, when })).bookingId,
    pending: (await ask(eva, { resourceId: kleinfeld, when, startTime: '11:00', endTime: '12:00' })).bookingId,
    elsewhere: (await ask(karin, { resourceId: buergersaal, when })).bookingId,
    placeless: (await ask(peter, { resourceId: fitness, when })).bookingId,
  };
  await owner`delete from booking_claims where booking_id = ${ids.placeless}`;
  await owner`update bookings set resource_id = null where id = ${ids.placeless}`;
  await expireAt('2027-03-01T09:00:00Z');
});

describe('expireBookings', () => {
  it('keeps bookings of the current day at every facility', async () => {
    expect(await Promise.all(Object.values(ids).map(statusOf))).toEqual([
      'approved',
      'pending',
      'approved',
      'approved',
    ]);
  });

  it('ends a day by the facility’s clock; outcome and claims stay; the actor is the software', async () => {
    // 2 March in Auckland, still 1 March in Berlin.
    expect(await expireAt('2027-03-01T12:00:00Z')).toBe(1);
    expect(await bookingRow(database.db, ids.elsewhere)).toMatchObject({ status: 'expired', decision: 'approved' });
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, ids.elsewhere));
    expect(claims.map(({ blocking }) => blocking)).toEqual([true]);
    const entries = await database.ownerDb.select().from(auditLog).where(eq(auditLog.entityId, ids.elsewhere));
    expect(entries.at(-1)).toMatchObject({ action: 'booking.expired', actor: null, before: { status: 'approved' } });
    expect(await statusOf(ids.approved)).toBe('approved');
  });

  it('ends it at midnight in Berlin, also where the place is gone; a second run changes nothing', async () => {
    const versions = async () =>
      (await database.sql<{ sum: number }[]>`select sum(version)::int as sum from plan_versions`)[0]?.sum ?? 0;
    expect(await expireAt('2027-03-01T22:59:00Z')).toBe(0);
    const before = await versions();
    expect(await expireAt('2027-03-01T23:00:00Z')).toBe(3);
    expect(await versions()).toBe(before + 1);
    expect(await Promise.all([ids.approved, ids.pending, ids.placeless].map(statusOf))).toEqual([
      'expired',
      'expired',
      'expired',
    ]);
    expect(await bookingRow(database.db, ids.pending)).toMatchObject({ decision: null });
    expect(await expireAt('2027-03-01T23:00:00Z')).toBe(0);
    expect(await versions()).toBe(before + 1);
  });

  it('expires more bookings than one batch', async () => {
    const [kleinfeld] = await database.db.select().from(bookings).where(eq(bookings.id, ids.approved));
    await queryRows(
      database.ownerDb,
      sql`
        insert into bookings (id, date, start_time, end_time, title, event_type_id, status, decision, resource_id, place_name, person_name, type_label)
        select gen_random_uuid(), '2027-03-02', '09:00', '10:00', 'Viele', 'training', 'approved', 'approved', ${kleinfeld?.resourceId ?? ''}::uuid,
          'Ort', 'Person', 'Training' from generate_series(1, 1001)`,
    );
    expect(await expireAt('2027-03-03T09:00:00Z')).toBe(1001);
  });
});
