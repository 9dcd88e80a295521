import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  auditLog,
  bookingClaims,
  bookings,
  bookingSeries,
  cancelledBookings,
  mailMessages,
} from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelBooking } from './cancel-booking.server.ts';
import { requestBooking } from './request-booking.server.ts';
import type { Scope } from './rules/scopes.ts';
import { undoBookings } from './undo-bookings.server.ts';

const database = testDatabase({ demo: true });

let max: Ctx;
let seriesId: string;
beforeAll(async () => {
  max = await demoCtx(database.db, 'max.mueller');
  const [row] = await database.ownerDb
    .select()
    .from(bookingSeries)
    .where(and(eq(bookingSeries.createdBy, max.actor.id), eq(bookingSeries.dayOfWeek, 2)));
  seriesId = row?.id ?? '';
});

/** Every row that a cancellation changes, without version counters. */
async function readAll() {
  const rows = await database.ownerDb
    .select()
    .from(bookings)
    .where(eq(bookings.seriesId, seriesId))
    .orderBy(asc(bookings.date));
  const claims = await database.ownerDb
    .select()
    .from(bookingClaims)
    .where(sql`booking_id in (select id from bookings where series_id = ${seriesId}::uuid)`)
    .orderBy(asc(bookingClaims.bookingId), asc(bookingClaims.resourceId));
  const [series] = await database.ownerDb.select().from(bookingSeries).where(eq(bookingSeries.id, seriesId));
  const mails = await database.ownerDb.$count(mailMessages);
  const still = ({ version: _version, updatedAt: _updatedAt, ...row }: { version: number; updatedAt: Date }) => row;
  return { rows: rows.map(still), claims, series: series && still(series), mails };
}

async function coming() {
  return await database.ownerDb
    .select()
    .from(bookings)
    .where(and(eq(bookings.seriesId, seriesId), gte(bookings.date, '2026-11-18')))
    .orderBy(asc(bookings.date));
}

async function cancelled(bookingId: string, scope: Scope = 'this') {
  const outcome = await cancelBooking(onScreen(max), { bookingId, scope, reason: null, version: null, count: null });
  if (outcome.kind !== 'cancelled' || outcome.undo === null) throw new Error(outcome.kind);
  return { operationId: outcome.undo, dates: outcome.dates };
}

describe('undoBookings', () => {
  it.each<[Scope, number]>([
    ['this', 1],
    ['following', 4],
    ['all', 6],
  ])('restores %s exactly as it was, %i dates, and removes its queued mails', async (scope, count) => {
    const before = await readAll();
    const chosen = (await coming())[2];
    const outcome = await cancelled(chosen?.id ?? '', scope);
    expect(await readAll()).not.toEqual(before);
    const restored = await undoBookings(onScreen(max), outcome);
    expect(restored).toMatchObject({ kind: 'undone', title: 'A-Jugend Training', dates: outcome.dates });
    expect(outcome.dates).toHaveLength(count);
    expect(await readAll()).toEqual(before);
    expect(await database.ownerDb.$count(cancelledBookings)).toBe(0);
    const entries = await database.ownerDb
      .select()
      .from(auditLog)
      .orderBy(desc(auditLog.seq))
      .limit(scope === 'this' ? 2 : 1);
    expect(entries.map(({ action }) => action)).toEqual(
      scope === 'this' ? ['booking_series.changed', 'booking.restored'] : ['booking_series.restored'],
    );
  });

  it('raises the version, so that calendars and old forms are out of date', async () => {
    const [chosen] = await coming();
    await undoBookings(onScreen(max), await cancelled(chosen?.id ?? ''));
    const [after] = await coming();
    // The cancellation is one version after the booking.
    expect(after).toMatchObject({ id: chosen?.id, version: (chosen?.version ?? 0) + 2 });
  });

  it('restores once when it is called again, or ten times at once', async () => {
    const [chosen] = await coming();
    const outcome = await cancelled(chosen?.id ?? '');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => undoBookings(onScreen(max), outcome)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array.from({ length: 9 }, () => 'already'),
      'undone',
    ]);
    expect(await undoBookings(onScreen(max), outcome)).toEqual({ kind: 'already' });
  });

  it('names the booking that took the time meanwhile, and restores nothing', async () => {
    const dates = await coming();
    const outcome = await cancelled(dates[1]?.id ?? '', 'following');
    const tom = await demoCtx(database.db, 'peter.koenig');
    const taken = await requestBooking(tom, {
      resourceId: dates[1]?.resourceId ?? '',
      teamId: null,
      eventTypeId: 'event',
      startTime: '17:00',
      endTime: '18:30',
      title: 'Schulsportfest',
      description: null,
      when: { kind: 'single', date: dates[3]?.date ?? '' },
    });
    expect(taken.kind).toBe('booked');
    const before = await readAll();
    expect(await undoBookings(onScreen(max), outcome)).toMatchObject({
      kind: 'conflict',
      with: { title: 'Schulsportfest', date: dates[3]?.date, startTime: '17:00', endTime: '18:30' },
    });
    expect(await readAll()).toEqual(before);

    await database.ownerDb.delete(bookings).where(eq(bookings.title, 'Schulsportfest'));
    expect((await undoBookings(onScreen(max), outcome)).kind).toBe('undone');
  });

  it('answers "too late" after half a minute', async () => {
    const [chosen] = await coming();
    const outcome = await cancelled(chosen?.id ?? '');
    const late = { ...max, now: max.now.add({ seconds: 31 }) };
    expect(await undoBookings(onScreen(late), outcome)).toEqual({ kind: 'too_late' });
    const justInTime = { ...max, now: max.now.add({ seconds: 30 }) };
    expect((await undoBookings(onScreen(justInTime), outcome)).kind).toBe('undone');
  });

  it('keeps later changes of the series', async () => {
    const dates = await coming();
    const first = await cancelled(dates[5]?.id ?? '');
    const second = await cancelled(dates[4]?.id ?? '');
    expect((await undoBookings(onScreen(max), first)).kind).toBe('undone');
    const [series] = await database.ownerDb.select().from(bookingSeries).where(eq(bookingSeries.id, seriesId));
    expect(series?.exceptions.map(({ date }) => date)).toContain(dates[4]?.date);
    expect(series?.exceptions.map(({ date }) => date)).not.toContain(dates[5]?.date);
    expect((await undoBookings(onScreen(max), second)).kind).toBe('undone');
  });

  it('throws for all but the person of the operation', async () => {
    const [chosen] = await coming();
    const outcome = await cancelled(chosen?.id ?? '');
    for (const key of ['lisa.braun', 'peter.koenig'] as const) {
      const person = await demoCtx(database.db, key);
      await expect(undoBookings(onScreen(person), outcome)).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    expect((await undoBookings(onScreen(max), outcome)).kind).toBe('undone');
    const lisa = await demoCtx(database.db, 'lisa.braun');
    await expect(undoBookings(onScreen(lisa), outcome)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('answers "place gone" when the place was deleted', async () => {
    const [chosen] = await coming();
    const outcome = await cancelled(chosen?.id ?? '');
    const where = eq(cancelledBookings.id, chosen?.id ?? '');
    await database.ownerDb.update(cancelledBookings).set({ resourceId: null }).where(where);
    expect(await undoBookings(onScreen(max), outcome)).toEqual({ kind: 'place_gone' });
    await database.ownerDb
      .update(cancelledBookings)
      .set({ resourceId: chosen?.resourceId ?? null })
      .where(where);
    expect((await undoBookings(onScreen(max), outcome)).kind).toBe('undone');
  });

  it('throws NotFoundError for an unknown operation', async () => {
    const operationId = '01890000-0000-7000-8000-000000000000';
    await expect(undoBookings(onScreen(max), { operationId })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
