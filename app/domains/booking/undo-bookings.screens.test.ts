import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  auditLog,
  bookingClaims,
  bookings,
  bookingSeries,
  cancelledBookings,
  mailMessages,
} from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, countWrongClaims, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { approveBookings } from './approve-bookings.server.ts';
import { cancelBooking } from './cancel-booking.server.ts';
import { editBooking } from './edit-booking.server.ts';
import { rejectBookings } from './reject-bookings.server.ts';
import { requestBooking } from './request-booking.server.ts';
import { undoBookings } from './undo-bookings.server.ts';

const database = testDatabase({ demo: true });

let club: Booker;
let peter: Ctx;
let eva: Ctx;
beforeAll(async () => {
  club = await bookerOf(database.db);
  peter = await demoCtx(database.db, 'peter.koenig');
  eva = await demoCtx(database.db, 'eva.lang');
});

/** Rows without their version counters, and how many mails wait. */
async function readAll() {
  const without = ({ version: _version, updatedAt: _updatedAt, ...row }: { version: number; updatedAt: Date }) => row;
  const { db } = database;
  return {
    bookings: (await db.select().from(bookings).orderBy(asc(bookings.id))).map(without),
    series: (await db.select().from(bookingSeries).orderBy(asc(bookingSeries.id))).map(without),
    claims: await db.select().from(bookingClaims).orderBy(asc(bookingClaims.bookingId), asc(bookingClaims.resourceId)),
    mails: await db.$count(mailMessages),
  };
}

let before: Awaited<ReturnType<typeof readAll>>;
let lastSeq = 0;
async function start() {
  before = await readAll();
  const [row] = await database.sql<{ seq: number }[]>`select coalesce(max(seq), 0)::int as seq from audit_log`;
  lastSeq = row?.seq ?? 0;
}
beforeEach(start);

/** Undoes an operation and returns the actions of its audit rows. */
async function undo(ctx: Ctx, operationId: string | null | undefined) {
  const [row] = await database.sql<{ seq: number }[]>`select max(seq)::int as seq from audit_log`;
  expect(await undoBookings(onScreen(ctx), { operationId: operationId ?? '' })).toMatchObject({ kind: 'undone' });
  const entries = await database.db
    .select()
    .from(auditLog)
    .where(sql`seq > ${row?.seq ?? lastSeq}`);
  return entries.map(({ action }) => action).toSorted();
}

const input = () => ({ ...club.base, startTime: '05:00', endTime: '05:30' });

describe('the undo of a request', () => {
  it('cancels the booking, frees its place, and removes its mails', async () => {
    const outcome = await requestBooking(onScreen(club.max), input());
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    expect(await database.db.$count(mailMessages)).toBe(before.mails + 1);
    expect(await undo(club.max, outcome.undo)).toEqual(['booking.undone']);
    expect(await readAll()).toEqual(before);
    const gone = await database.db.select().from(cancelledBookings).where(eq(cancelledBookings.id, outcome.bookingId));
    expect(gone).toMatchObject([{ cancelledBy: club.max.actor.id, reason: null, sequence: 1 }]);
  });

  it('cancels every date of a series, which ends with its first day', async () => {
    const outcome = await requestBooking(onScreen(club.max), { ...input(), when: tuesdays });
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    expect(await undo(club.max, outcome.undo)).toEqual(['booking_series.undone']);
    const now = await readAll();
    expect([now.bookings, now.claims, now.mails]).toEqual([before.bookings, before.claims, before.mails]);
    const [series] = await database.db
      .select()
      .from(bookingSeries)
      .where(eq(bookingSeries.id, outcome.seriesId ?? ''));
    expect(series).toMatchObject({ startDate: '2026-12-01', endDate: '2026-12-01' });
  });

  it('has none for a call of the API, whose mails do not wait', async () => {
    const outcome = await requestBooking({ ...club.max, correlationId: crypto.randomUUID() }, { ...input() });
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    expect(outcome.undo).toBeNull();
    const [mail] = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, outcome.bookingId));
    expect(mail?.notBefore.getTime()).toBe(club.max.now.epochMilliseconds);
    await database.ownerDb.delete(bookings).where(eq(bookings.id, outcome.bookingId));
  });

  it('is refused when the booking was cancelled meanwhile', async () => {
    const outcome = await requestBooking(onScreen(club.max), input());
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    const { bookingId } = outcome;
    const one = { bookingId, scope: 'this', reason: null, version: null, count: null } as const;
    expect((await cancelBooking(onScreen(club.max), one)).kind).toBe('cancelled');
    const operationId = outcome.undo ?? '';
    expect(await undoBookings(onScreen(club.max), { operationId })).toEqual({ kind: 'moved_on', title: null });
  });

  it('is refused when an admin has decided meanwhile', async () => {
    const outcome = await requestBooking(onScreen(eva), { ...input(), teamId: null, title: 'Yoga' });
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    await approveBookings(onScreen(peter), {
      units: [{ bookingId: outcome.bookingId, scope: 'this' }],
      onConflict: 'refuse',
    });
    const operationId = outcome.undo ?? '';
    expect(await undoBookings(onScreen(eva), { operationId })).toEqual({ kind: 'moved_on', title: 'Yoga' });
    const [row] = await database.db.select().from(bookings).where(eq(bookings.id, outcome.bookingId));
    expect(row?.status).toBe('approved');
  });
});

describe('the undo of an edit', () => {
  it('restores place, time and texts of one date, and its state', async () => {
    const { rows, input: made } = await club.book();
    await start();
    const change = { when: { scope: 'this', date: '2026-12-03' } as const, resourceId: club.places.rechts };
    const outcome = await editBooking(onScreen(club.max), editOf(rows[0], made, change));
    if (outcome.kind !== 'edited') throw new Error(outcome.kind);
    expect(await undo(club.max, outcome.undo)).toEqual(['booking.undone']);
    expect(await readAll()).toEqual(before);
  });

  it('puts one date back into its series', async () => {
    const { rows, input: made } = await club.book({ when: tuesdays });
    await start();
    const change = { when: { scope: 'this', date: '2026-12-09' } as const };
    const outcome = await editBooking(onScreen(club.max), editOf(rows[1], made, change));
    if (outcome.kind !== 'edited') throw new Error(outcome.kind);
    expect(await undo(club.max, outcome.undo)).toEqual(['booking.undone', 'booking_series.undone']);
    expect(await readAll()).toEqual(before);
  });

  it('moves a whole series back', async () => {
    const { rows, input: made } = await club.book({ when: tuesdays });
    await start();
    const when = wide({ dayOfWeek: 4, endDate: '2026-12-31' });
    const outcome = await editBooking(onScreen(club.max), editOf(rows[1], made, { when }));
    if (outcome.kind !== 'edited') throw new Error(outcome.kind);
    expect(outcome.dates).toHaveLength(rows.length);
    expect(await undo(club.max, outcome.undo)).toEqual(['booking_series.undone']);
    expect(await readAll()).toEqual(before);
    expect(await countWrongClaims(database.sql)).toBe(0);
  });

  it.each([
    ['adds dates', wide({ endDate: '2027-01-12' })],
    ['drops dates', wide({ endDate: '2026-12-15' })],
    ['splits dates off', wide({ scope: 'following' })],
  ])('has none when the edit %s', async (_what, when) => {
    const { rows, input: made } = await club.book({ when: tuesdays });
    const outcome = await editBooking(onScreen(club.max), editOf(rows[1], made, { when }));
    expect(outcome).toMatchObject({ kind: 'edited', undo: null });
  });

  it('names the booking that took the old time meanwhile, and changes nothing', async () => {
    const { rows, input: made } = await club.book();
    const change = { when: { scope: 'this', date: '2026-12-04' } as const };
    const outcome = await editBooking(onScreen(club.max), editOf(rows[0], made, change));
    if (outcome.kind !== 'edited') throw new Error(outcome.kind);
    const rival = await requestBooking(onScreen(peter), { ...made, teamId: null, title: 'Flohmarkt' });
    expect(rival.kind).toBe('booked');
    await start();
    expect(await undoBookings(onScreen(club.max), { operationId: outcome.undo ?? '' })).toMatchObject({
      kind: 'conflict',
      with: { title: 'Flohmarkt', date: '2026-12-01' },
    });
    expect(await readAll()).toEqual(before);
  });
});

describe('the undo of a decision', () => {
  it.each(['approved', 'rejected'] as const)('opens requests again that were %s together', async (decision) => {
    const resourceId = club.places.rechts;
    const one = await ask(eva, { resourceId, when: '2026-12-10', startTime: '05:00', endTime: '05:30' });
    const when = { dayOfWeek: 2, startDate: '2026-12-01', endDate: '2026-12-29' };
    const many = await ask(eva, { resourceId, when, startTime: '05:00', endTime: '05:30' });
    await start();
    const units = [
      { bookingId: one.bookingId, scope: 'this' as const },
      { bookingId: many.bookingId, scope: 'series' as const },
    ];
    const outcomes =
      decision === 'approved'
        ? await approveBookings(onScreen(peter), { units, onConflict: 'refuse' })
        : await rejectBookings(onScreen(peter), { units, reason: 'Platzpflege' });
    expect(outcomes.map(({ kind }) => kind)).toEqual([decision, decision]);
    const [first] = outcomes;
    const operation = first && 'undo' in first ? first.undo : null;
    expect(await undo(peter, operation)).toEqual(['booking.undone', 'booking_series.undone']);
    expect(await readAll()).toEqual(before);
    await database.ownerDb.delete(bookings).where(eq(bookings.resourceId, resourceId));
  });
});
