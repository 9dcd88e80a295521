import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, bookings, bookingSeries, cancelledBookings, mailMessages } from '#app/db/schema/index.ts';
import { wallClock } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelBooking, type CancelInput } from './cancel-booking.server.ts';
import { undoBookings } from './undo-bookings.server.ts';

const database = testDatabase({ demo: true });

let max: Ctx;
let series: typeof bookingSeries.$inferSelect;
/** The coming dates of Max's Tuesday series. */
let dates: (typeof bookings.$inferSelect)[];

const readSeries = async () => {
  const [row] = await database.ownerDb
    .select()
    .from(bookingSeries)
    .where(and(eq(bookingSeries.createdBy, max.actor.id), eq(bookingSeries.dayOfWeek, 2)));
  if (!row) throw new Error('Max has no series on Tuesdays');
  return row;
};
const readDates = () =>
  database.ownerDb
    .select()
    .from(bookings)
    .where(and(eq(bookings.seriesId, series.id), gte(bookings.date, '2026-11-18')))
    .orderBy(asc(bookings.date));

beforeAll(async () => {
  max = await demoCtx(database.db, 'max.mueller');
});
beforeEach(async () => {
  series = await readSeries();
  dates = await readDates();
});

const idOf = (index: number): string => dates[index]?.id ?? '';
const cancel = (ctx: Ctx, change: Partial<CancelInput> & { bookingId: string }) =>
  cancelBooking(onScreen(ctx), { scope: 'this', reason: null, version: null, count: null, ...change });

async function cancelled(ctx: Ctx, change: Partial<CancelInput> & { bookingId: string }) {
  const outcome = await cancel(ctx, change);
  if (outcome.kind !== 'cancelled') throw new Error(JSON.stringify(outcome));
  return outcome;
}
/** Restores everything, so that each test finds the demo as it was. */
async function undo(ctx: Ctx, outcome: { undo: string | null }) {
  expect((await undoBookings(onScreen(ctx), { operationId: outcome.undo ?? '' })).kind).toBe('undone');
}

async function decide(id: string, decision: 'approved' | 'rejected') {
  await database.ownerDb.update(bookings).set({ status: decision, decision }).where(eq(bookings.id, id));
}

async function countRows(): Promise<Record<string, number>> {
  const [row] = await database.sql<Record<string, number>[]>`
    select (select count(*)::int from bookings) as bookings, (select count(*)::int from booking_claims) as claims,
      (select count(*)::int from cancelled_bookings) as cancelled, (select count(*)::int from audit_log) as audit,
      (select count(*)::int from mail_messages) as mails, (select sum(version)::int from plan_versions) as versions,
      (select sum(version)::int from booking_series) as series`;
  return row ?? {};
}
const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));

describe('cancelBooking', () => {
  it('takes one date of a series: row and claims go, a cancelled booking and an exception stay', async () => {
    const before = await countRows();
    const outcome = await cancelled(max, { bookingId: idOf(0), reason: 'Platz gesperrt' });
    expect(outcome).toMatchObject({ title: 'A-Jugend Training', dates: ['2026-11-24'], isPending: false });
    expect(difference(await countRows(), before)).toEqual({
      bookings: -1,
      claims: -1,
      cancelled: 1,
      audit: 2,
      mails: 1,
      versions: 1,
      series: 1,
    });
    expect(await readSeries()).toMatchObject({
      endDate: series.endDate,
      exceptions: [...series.exceptions, { date: '2026-11-24', reason: 'Platz gesperrt', fellOut: true }],
    });
    const [stone] = await database.ownerDb
      .select()
      .from(cancelledBookings)
      .where(eq(cancelledBookings.id, idOf(0)));
    expect(stone).toMatchObject({
      seriesId: series.id,
      date: '2026-11-24',
      startTime: '16:00',
      sequence: 1,
      reason: 'Platz gesperrt',
      cancelledBy: max.actor.id,
      cancellationId: outcome.cancellationId,
      snapshot: { title: 'A-Jugend Training', person_name: 'Max Müller' },
    });
    expect(stone?.cancelledAt.getTime()).toBe(max.now.epochMilliseconds);
    await undo(max, outcome);
  });

  it('queues one mail for each trainer and the creator, after half a minute', async () => {
    const outcome = await cancelled(max, { bookingId: idOf(1), scope: 'following', reason: 'Winterpause' });
    const mails = await database.db
      .select()
      .from(mailMessages)
      .where(eq(mailMessages.relatedId, outcome.cancellationId));
    expect(new Set(mails.map(({ to }) => to)).size).toBe(mails.length);
    expect(mails.map(({ to }) => to)).toContain(max.actor.email);
    expect(mails[0]).toMatchObject({ template: 'bookingCancelled', status: 'queued' });
    expect(mails[0]?.text).toContain('Di 01.12.2026');
    expect(mails[0]?.text).toContain('Winterpause');
    expect(mails[0]?.notBefore.getTime()).toBe(max.now.add({ seconds: 30 }).epochMilliseconds);
    await undo(max, outcome);
  });

  it('ends the series on the day before when this and the following dates go', async () => {
    const before = await countRows();
    const outcome = await cancelled(max, { bookingId: idOf(2), scope: 'following', count: dates.length - 2 });
    expect(outcome.dates).toEqual(dates.slice(2).map(({ date }) => date));
    expect((await readDates()).map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-01']);
    expect((await readSeries()).endDate).toBe('2026-12-07');
    expect(difference(await countRows(), before)).toMatchObject({ audit: 1, mails: 1, cancelled: 4, versions: 1 });
    const [entry] = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    expect(entry).toMatchObject({ action: 'booking_series.cancelled', entity: 'booking_series', entityId: series.id });
    expect(entry?.after).toMatchObject({ endDate: '2026-12-07', dates: outcome.dates });
    await undo(max, outcome);
  });

  it('takes all future dates and skips past and moved ones', async () => {
    await database.ownerDb
      .update(bookings)
      .set({ detached: true })
      .where(eq(bookings.id, idOf(3)));
    const past = await database.ownerDb.$count(bookings, sql`series_id = ${series.id}::uuid and date < '2026-11-18'`);
    const outcome = await cancelled(max, { bookingId: idOf(1), scope: 'all' });
    expect(outcome.dates).not.toContain(dates[3]?.date);
    expect((await readDates()).map(({ id }) => id)).toEqual([idOf(3)]);
    expect(await database.ownerDb.$count(bookings, sql`series_id = ${series.id}::uuid and date < '2026-11-18'`)).toBe(
      past,
    );
    await undo(max, outcome);
    await database.ownerDb
      .update(bookings)
      .set({ detached: false })
      .where(eq(bookings.id, idOf(3)));
  });

  it('answers "already" to the involved when it is cancelled again', async () => {
    const outcome = await cancelled(max, { bookingId: idOf(0), reason: 'Regen' });
    const before = await countRows();
    expect(await cancel(max, { bookingId: idOf(0) })).toMatchObject({
      kind: 'already',
      booking: { title: 'A-Jugend Training', by: 'Max Müller', reason: 'Regen', undo: outcome.cancellationId },
    });
    const lisa = await demoCtx(database.db, 'lisa.braun');
    await expect(cancel(lisa, { bookingId: idOf(0) })).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await countRows()).toEqual(before);
    await undo(max, outcome);
  });

  it.each<[string, Partial<CancelInput>]>([
    ['an old version', { version: 0 }],
    ['another number of dates than was shown', { scope: 'all', count: 2 }],
  ])('refuses %s and writes nothing', async (_name, change) => {
    const before = await countRows();
    expect(await cancel(max, { bookingId: idOf(0), ...change })).toEqual({ kind: 'stale' });
    expect(await countRows()).toEqual(before);
  });

  it('deletes no date that has begun', async () => {
    const before = await countRows();
    const later = { ...max, now: max.now.add({ hours: 24 * 6 + 5 }) };
    expect(wallClock(later.now, 'Europe/Berlin')).toEqual({ date: '2026-11-24', time: '15:00' });
    const begun = { ...max, now: later.now.add({ hours: 1 }) };
    expect(await cancel(begun, { bookingId: idOf(0) })).toEqual({ kind: 'past' });
    expect(await countRows()).toEqual(before);
  });

  it('withdraws a request whose time has begun', async () => {
    await database.ownerDb
      .update(bookings)
      .set({ status: 'pending', decision: null })
      .where(eq(bookings.id, idOf(0)));
    const begun = { ...max, now: max.now.add({ hours: 24 * 6 + 6 }) };
    expect(wallClock(begun.now, 'Europe/Berlin')).toEqual({ date: '2026-11-24', time: '16:00' });
    const outcome = await cancelled(begun, { bookingId: idOf(0) });
    expect(outcome).toMatchObject({ dates: ['2026-11-24'], isPending: true });
    await undo(begun, outcome);
    await decide(idOf(0), 'approved');
  });

  it('answers "over" when the booking was rejected', async () => {
    const change = { status: 'rejected', decision: 'rejected' } as const;
    await database.ownerDb
      .update(bookings)
      .set(change)
      .where(eq(bookings.id, idOf(5)));
    expect(await cancel(max, { bookingId: idOf(5) })).toEqual({ kind: 'over', status: 'rejected' });
    await decide(idOf(5), 'approved');
  });

  it('writes nothing when its audit row fails', async () => {
    const before = await countRows();
    const broken = { ...max, correlationId: 'no uuid' };
    const input = { bookingId: idOf(0), scope: 'all', reason: null, version: null, count: null } as const;
    await expect(cancelBooking(broken, input)).rejects.toThrow('invalid input syntax for type uuid');
    expect(await countRows()).toEqual(before);
  });

  it('cancels once when ten requests come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => cancel(max, { bookingId: idOf(0) })));
    const [done, ...rest] = outcomes.toSorted((a) => (a.kind === 'cancelled' ? -1 : 1));
    expect(rest.map(({ kind }) => kind)).toEqual(Array.from({ length: 9 }, () => 'already'));
    if (done?.kind !== 'cancelled') throw new Error('no cancellation');
    await undo(max, done);
  });
});
