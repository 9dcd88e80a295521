import { beforeAll, expect, it } from 'vitest';
import { type Booker, bookerOf, tuesdays } from '#tests/factories/booked.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { patchBooking } from './patch-booking.server.ts';

const database = testDatabase({ demo: true });
let booker: Booker;
beforeAll(async () => {
  booker = await bookerOf(database.db);
});

it('keeps fields that are not named, and refuses an old version', async () => {
  const { first } = await booker.book({ title: 'Alt', description: 'bleibt' });
  const asked = { bookingId: first.id, scope: 'this' as const };
  expect(
    await patchBooking(booker.max, { ...asked, patch: { version: 1, startTime: '20:00', endTime: '21:00' } }),
  ).toMatchObject({ kind: 'edited', bookingIds: [first.id] });
  const [row] = await booker.rowsOf('00000000-0000-0000-0000-000000000000', first.id);
  expect(row).toMatchObject({ title: 'Alt', description: 'bleibt', startTime: '20:00', date: first.date, version: 2 });
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 1, title: 'Neu' } })).toEqual({ kind: 'stale' });
});

it('moves a series to a later weekday with its last date; without a series every scope is the one date', async () => {
  const { rows, first, seriesId } = await booker.book({ when: tuesdays });
  const moved = await patchBooking(booker.max, {
    bookingId: first.id,
    scope: 'all',
    patch: { version: 1, dayOfWeek: 4 },
  });
  expect(moved).toMatchObject({ kind: 'edited', cancelled: [] });
  expect((await booker.rowsOf(seriesId)).map(({ date }) => date)).toEqual([
    '2026-12-03',
    '2026-12-10',
    '2026-12-17',
    '2026-12-31',
  ]);
  expect(rows).toHaveLength(4);
  const single = (await booker.book()).first;
  const asked = { bookingId: single.id, scope: 'all' as const };
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 1, title: 'Neu' } })).toMatchObject({
    kind: 'edited',
  });
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 2, onlyFree: true } })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'onlyFree', code: 'not_in_scope', values: { scope: 'this' } }],
  });
});

it('writes nothing when no field is named', async () => {
  const { first } = await booker.book({ title: 'Alt' });
  const asked = { bookingId: first.id, scope: 'this' as const };
  const written = async () =>
    await database.sql`select (select max(version) from plan_versions) as plan, (select count(*) from audit_log) as rows`;
  const before = await written();
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 1 } })).toMatchObject({
    kind: 'edited',
    bookingIds: [first.id],
    cancelled: [],
    status: 'approved',
  });
  expect(await written()).toEqual(before);
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 7 } })).toEqual({ kind: 'stale' });
  expect(await patchBooking(booker.max, { ...asked, patch: { version: 1, title: 'Neu' } })).toMatchObject({
    kind: 'edited',
  });
});

it('throws for people who may not change it', async () => {
  const { first } = await booker.book();
  const eva = await demoCtx(database.db, 'eva.lang');
  const asked = { bookingId: first.id, scope: 'this' as const, patch: { version: 1, title: 'Meins' } };
  await expect(patchBooking(eva, asked)).rejects.toThrow('booking.change');
  await expect(patchBooking(eva, { ...asked, bookingId: crypto.randomUUID() })).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});
