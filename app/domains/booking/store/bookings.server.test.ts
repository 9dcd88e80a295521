import { eq, inArray, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { bookingClaims, bookings, cancelledBookings } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import {
  bookingIds,
  moveToCancelled,
  deleteClaims,
  insertBookings,
  insertClaims,
  type NewBooking,
  readBookings,
} from './bookings.server.ts';

const database = testDatabase({ demo: true });
let max: Ctx;
let common: NewBooking;

beforeAll(async () => {
  const { db } = database;
  max = await demoCtx(db, 'max.mueller');
  common = {
    resourceId: await demoResourceId(db, 'sportplatz'),
    teamId: await demoTeamId(db, 'ajugend'),
    startTime: '22:00',
    endTime: '24:00',
    title: 'Nachtlauf',
    description: null,
    eventTypeId: 'training',
    userId: max.actor.id,
    seriesId: null,
    createdBy: max.actor.id,
    status: 'approved',
    decision: 'approved',
    decidedBy: max.actor.id,
    decidedAt: new Date(max.now.epochMilliseconds),
    placeName: 'Sportplatz – komplett',
    teamName: 'A-Jugend',
    clubName: 'SG Hünstetten',
    personName: 'Max Müller',
    typeLabel: 'Training',
  };
});

const claimsOf = (ids: string[]) =>
  database.db.select().from(bookingClaims).where(inArray(bookingClaims.bookingId, ids));

describe('rows of bookings', () => {
  it('are written with claims on the place and everything below it, until midnight, too', async () => {
    const rows = bookingIds(['2027-02-01', '2027-02-08']);
    await inTransaction(database, (tx) => insertBookings(tx, rows, common));
    const claims = await claimsOf(rows.map(({ id }) => id));
    expect(claims).toHaveLength(6);
    expect(new Set(claims.map(({ during }) => during))).toEqual(
      new Set(['["2027-02-01 22:00:00","2027-02-02 00:00:00")', '["2027-02-08 22:00:00","2027-02-09 00:00:00")']),
    );
    expect(claims.filter(({ viaParent }) => !viaParent).map(({ resourceId }) => resourceId)).toEqual([
      common.resourceId,
      common.resourceId,
    ]);
  });

  it.each<[string, Partial<NewBooking>, boolean]>([
    ['an approved training blocks', {}, true],
    ['a pending one does not', { status: 'pending', decision: null }, false],
    ['an overlap type does not', { eventTypeId: 'other' }, false],
  ])('%s', async (_name, change, blocking) => {
    const [row] = bookingIds(['2027-02-15']);
    const id = row?.id ?? '';
    await inTransaction(database, (tx) => insertBookings(tx, row ? [row] : [], { ...common, ...change }));
    expect(new Set((await claimsOf([id])).map((claim) => claim.blocking))).toEqual(new Set([blocking]));
    await inTransaction(database, (tx) => deleteClaims(tx, [id]));
    expect(await claimsOf([id])).toEqual([]);
  });

  it('claims are made again from the current rows', async () => {
    const [row] = bookingIds(['2027-02-22']);
    const id = row?.id ?? '';
    await inTransaction(database, async (tx) => {
      await insertBookings(tx, row ? [row] : [], common);
      await tx.update(bookings).set({ startTime: '20:00', endTime: '21:00' }).where(eq(bookings.id, id));
      await deleteClaims(tx, [id]);
      await insertClaims(tx, [id]);
    });
    expect(new Set((await claimsOf([id])).map(({ during }) => during))).toEqual(
      new Set(['["2027-02-22 20:00:00","2027-02-22 21:00:00")']),
    );
  });

  it('are moved to cancelled_bookings with the whole row, and their claims go', async () => {
    const rows = bookingIds(['2027-04-05', '2027-04-12']);
    const ids = rows.map(({ id }) => id);
    const cancellationId = crypto.randomUUID();
    await inTransaction(database, async (tx) => {
      await insertBookings(tx, rows, common);
      await moveToCancelled(tx, ids, { cancellationId, actorId: max.actor.id, reason: 'Platz gesperrt', now: max.now });
    });
    expect(await database.db.select().from(bookings).where(inArray(bookings.id, ids))).toEqual([]);
    expect(await claimsOf(ids)).toEqual([]);
    const stones = await database.db.select().from(cancelledBookings).where(inArray(cancelledBookings.id, ids));
    expect(stones).toHaveLength(2);
    expect(stones[0]).toMatchObject({
      cancellationId,
      reason: 'Platz gesperrt',
      cancelledBy: max.actor.id,
      sequence: 1,
      snapshot: { title: 'Nachtlauf', end_time: '24:00:00', status: 'approved' },
    });
    await inTransaction(database, (tx) =>
      queryRows(
        tx,
        sql`
          insert into bookings select (jsonb_populate_record(null::bookings, snapshot)).* from cancelled_bookings
          where cancellation_id = ${cancellationId}::uuid`,
      ),
    );
    expect(await database.db.select().from(bookings).where(inArray(bookings.id, ids))).toHaveLength(2);
  });

  it('are read with their place, and with isMyTeam', async () => {
    const [row] = bookingIds(['2027-03-01']);
    await inTransaction(database, (tx) => insertBookings(tx, row ? [row] : [], common));
    const read = (ctx: Ctx) =>
      inTransaction(database, (tx) => readBookings(tx, ctx.actor.id, { ids: [row?.id ?? ''] }));
    expect(await read(max)).toMatchObject([
      { id: row?.id, rootId: common.resourceId, timeZone: 'Europe/Berlin', isMyTeam: true, allowOverlap: false },
    ]);
    expect(await read(await demoCtx(database.db, 'tom.weber'))).toMatchObject([{ isMyTeam: false }]);
  });
});
