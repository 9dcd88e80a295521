import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, bookings } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { approveBookings } from './approve-bookings.server.ts';
import { cancelBooking } from './cancel-booking.server.ts';
import { editBooking } from './edit-booking.server.ts';
import { undoBookings } from './undo-bookings.server.ts';

const database = testDatabase({ demo: true });

let club: Booker;
let peter: Ctx;
beforeAll(async () => {
  club = await bookerOf(database.db);
  peter = await demoCtx(database.db, 'peter.koenig');
});

const one = { scope: 'this', version: null, count: null } as const;

/** A series with the row of one of its dates. */
async function bookedSeries() {
  const { rows, input, seriesId } = await club.book({ when: tuesdays });
  const row = rows[2];
  if (!row) throw new Error('no third date');
  return { rows, row, input, seriesId };
}

describe('the undo after a later change of the series', () => {
  it('is refused when one date was edited and the series was split since', async () => {
    const { rows, row, input } = await bookedSeries();
    const moved = await editBooking(
      onScreen(club.max),
      editOf(row, input, { when: { scope: 'this', date: '2026-12-16' } }),
    );
    if (moved.kind !== 'edited') throw new Error(moved.kind);
    const split = await editBooking(onScreen(peter), editOf(rows[1], input, { when: wide({ scope: 'following' }) }));
    expect(split.kind).toBe('edited');
    expect(await undoBookings(onScreen(club.max), { operationId: moved.undo ?? '' })).toMatchObject({
      kind: 'moved_on',
    });
  });

  it('is refused when one date was cancelled and the series has another time since', async () => {
    const { rows, row, input } = await bookedSeries();
    const gone = await cancelBooking(onScreen(club.max), { ...one, bookingId: row.id, reason: null });
    if (gone.kind !== 'cancelled') throw new Error(gone.kind);
    const later = editOf(rows[0], input, { endTime: '12:45', startTime: '12:00', when: wide() });
    expect((await editBooking(onScreen(peter), later)).kind).toBe('edited');
    expect(await undoBookings(onScreen(club.max), { operationId: gone.undo ?? '' })).toMatchObject({
      kind: 'moved_on',
    });
  });

  it('is refused when the series ends before the cancelled date since', async () => {
    const { rows, row } = await bookedSeries();
    const gone = await cancelBooking(onScreen(club.max), { ...one, bookingId: row.id, reason: null });
    if (gone.kind !== 'cancelled') throw new Error(gone.kind);
    const bookingId = rows[1]?.id ?? '';
    await cancelBooking(onScreen(peter), { ...one, scope: 'following', bookingId, reason: null });
    expect(await undoBookings(onScreen(club.max), { operationId: gone.undo ?? '' })).toMatchObject({
      kind: 'moved_on',
    });
  });
});

it('throws when the person may not decide any more', async () => {
  const eva = await demoCtx(database.db, 'eva.lang');
  const { bookingId } = await ask(eva, { resourceId: club.places.rechts, when: '2026-12-11' });
  const [outcome] = await approveBookings(onScreen(peter), {
    units: [{ bookingId, scope: 'this' }],
    onConflict: 'refuse',
  });
  if (outcome?.kind !== 'approved') throw new Error(outcome?.kind);
  const demoted: Ctx = { ...peter, actor: { ...peter.actor, role: 'member', operatorId: null } };
  await expect(undoBookings(onScreen(demoted), { operationId: outcome.undo ?? '' })).rejects.toMatchObject({
    name: 'ForbiddenError',
  });
  const [row] = await database.db.select().from(bookings).where(eq(bookings.id, bookingId));
  expect(row?.status).toBe('approved');
});

it('keeps the reason of a cancelled date out of the audit log', async () => {
  const { row, seriesId } = await bookedSeries();
  const gone = await cancelBooking(onScreen(club.max), { ...one, bookingId: row.id, reason: 'MARKE Zahnarzt' });
  if (gone.kind !== 'cancelled') throw new Error(gone.kind);
  expect((await undoBookings(onScreen(club.max), { operationId: gone.undo ?? '' })).kind).toBe('undone');
  const entries = await database.db.select().from(auditLog).where(eq(auditLog.entityId, seriesId));
  expect(entries.length).toBeGreaterThan(2);
  expect(JSON.stringify(entries)).not.toContain('MARKE');
});
