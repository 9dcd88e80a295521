import { and, asc, eq, gte } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookings } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelBooking, type CancelInput } from './cancel-booking.server.ts';
import { undoBookings } from './undo-bookings.server.ts';

const database = testDatabase({ demo: true });

let max: Ctx;
/** The coming dates of Max's Tuesday series. */
let ids: string[];
beforeAll(async () => {
  max = await demoCtx(database.db, 'max.mueller');
  const tuesdays = await database.ownerDb
    .select()
    .from(bookings)
    .where(and(eq(bookings.createdBy, max.actor.id), eq(bookings.startTime, '16:00'), gte(bookings.date, '2026-11-18')))
    .orderBy(asc(bookings.date));
  ids = tuesdays.map(({ id }) => id);
});

const cancel = (ctx: Ctx, change: Partial<CancelInput> & { bookingId: string }) =>
  cancelBooking(onScreen(ctx), { scope: 'this', reason: null, version: null, count: null, ...change });

async function cancelled(ctx: Ctx, change: { bookingId: string }) {
  const outcome = await cancel(ctx, change);
  if (outcome.kind !== 'cancelled') throw new Error(JSON.stringify(outcome));
  return outcome;
}
async function undo(ctx: Ctx, operationId: string | null) {
  expect((await undoBookings(onScreen(ctx), { operationId: operationId ?? '' })).kind).toBe('undone');
}

describe('the right to cancel', () => {
  it('lets an external withdraw a request', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const [pending] = await database.ownerDb
      .select()
      .from(bookings)
      .where(and(eq(bookings.createdBy, sandra.actor.id), eq(bookings.status, 'pending')));
    const outcome = await cancelled(sandra, { bookingId: pending?.id ?? '' });
    expect(outcome.isPending).toBe(true);
    await undo(sandra, outcome.undo);
  });

  it.each([
    ['lisa.braun', 'ForbiddenError', 'a trainer of another team, who sees it in the plan'],
    ['eva.lang', 'ForbiddenError', 'a member'],
    ['karin.schaefer', 'ForbiddenError', 'an admin of another operator'],
  ] as const)('is refused for %s: %s (%s)', async (key, name, _who) => {
    const person = await demoCtx(database.db, key);
    await expect(cancel(person, { bookingId: ids[0] ?? '', scope: 'all' })).rejects.toMatchObject({ name });
  });

  it('lets an admin of the operator cancel another person’s booking', async () => {
    const peter = await demoCtx(database.db, 'peter.koenig');
    const outcome = await cancelled(peter, { bookingId: ids[0] ?? '' });
    expect(outcome.dates).toEqual(['2026-11-24']);
    await undo(peter, outcome.undo);
  });

  it('throws NotFoundError when the booking is unknown or hidden', async () => {
    const unknown = '01890000-0000-7000-8000-000000000000';
    await expect(cancel(max, { bookingId: unknown, scope: 'all' })).rejects.toMatchObject({ name: 'NotFoundError' });
    const change = { status: 'rejected', decision: 'rejected' } as const;
    await database.ownerDb
      .update(bookings)
      .set(change)
      .where(eq(bookings.id, ids[5] ?? ''));
    const lisa = await demoCtx(database.db, 'lisa.braun');
    await expect(cancel(lisa, { bookingId: ids[5] ?? '' })).rejects.toMatchObject({ name: 'NotFoundError' });
    const back = { status: 'approved', decision: 'approved' } as const;
    await database.ownerDb
      .update(bookings)
      .set(back)
      .where(eq(bookings.id, ids[5] ?? ''));
  });
});
