import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookingClaims } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, countWrongClaims, editOf, tuesdays, wide } from '#tests/factories/booked.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { approveBookings } from './approve-bookings.server.ts';
import { cancelBooking } from './cancel-booking.server.ts';
import { editBooking } from './edit-booking.server.ts';
import { requestBooking } from './request-booking.server.ts';
import { listDoorBookings } from './store/door-bookings.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
let peter: Ctx;
beforeAll(async () => {
  house = await bookerOf(database.db);
  peter = await demoCtx(database.db, 'peter.koenig');
});

const at = (ctx: Ctx, local: string): Ctx => ({ ...ctx, now: Temporal.Instant.from(`${local}:00+01:00`) });
const on = (date: string) => ({ when: { kind: 'single', date } as const });
const sameDay = (date: string) => ({ when: { scope: 'this', date } as const });
const evening = { startTime: '21:00', endTime: '23:00' };

describe('editBooking of a running booking', () => {
  it('ends it earlier: the rest is free, and the door closes with it', async () => {
    const { first, input } = await house.book({ ...on('2027-02-02'), ...evening });
    const ctx = at(house.max, '2027-02-02T21:40');
    const shorter = editOf(first, input, { ...sameDay('2027-02-02'), endTime: '22:00' });
    expect(await editBooking(ctx, shorter)).toMatchObject({ kind: 'edited', status: 'approved', askedAgain: [] });
    const day = { userId: ctx.actor.id, from: '2027-02-02', until: '2027-02-02' };
    const [door] = await listDoorBookings(database.db, day);
    expect(door?.endMs).toBe(Temporal.Instant.from('2027-02-02T22:00:00+01:00').epochMilliseconds);
    expect(await countWrongClaims(database.sql)).toBe(0);

    const next = await requestBooking(ctx, { ...input, startTime: '22:00', endTime: '23:00' });
    expect(next.kind).toBe('booked');
    const longer = { ...shorter, version: 2, endTime: '22:30' };
    expect(await editBooking(ctx, longer)).toMatchObject({
      kind: 'blocked',
      nextFree: null,
      verdicts: [{ conflicts: [{ with: { startTime: '22:00' } }] }],
    });
  });

  it('refuses an end that has passed, other fields, and everything once it is over', async () => {
    const { first, input } = await house.book({ ...on('2027-02-03'), ...evening });
    const ctx = at(house.max, '2027-02-03T22:10');
    const same = editOf(first, input, sameDay('2027-02-03'));
    expect(await editBooking(ctx, { ...same, endTime: '22:00' })).toEqual({
      kind: 'refused',
      refusals: [{ field: 'endTime', code: 'end_passed', values: { from: '22:15' } }],
    });
    expect(await editBooking(ctx, { ...same, ...sameDay('2027-02-04') })).toEqual({
      kind: 'running',
      fields: ['date'],
    });
    expect(await editBooking(ctx, { ...same, endTime: '23:30' })).toMatchObject({ kind: 'edited' });
    expect(await editBooking(at(house.max, '2027-02-03T23:30'), { ...same, version: 2 })).toEqual({ kind: 'past' });
  });

  it('changes the one date of a series, and leaves it out of the wider scopes', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays, startTime: '02:00', endTime: '04:00' });
    const [first, second] = rows;
    const ctx = at(house.max, '2026-12-08T03:00');
    const past = editOf(first, input, { startTime: '02:15', when: wide() });
    expect(await editBooking(ctx, past)).toMatchObject({ kind: 'edited', dates: ['2026-12-15', '2026-12-29'] });
    const split = editOf(second, input, { startTime: '02:30', when: wide({ scope: 'following' }) });
    expect(await editBooking(ctx, split)).toMatchObject({ kind: 'edited', dates: ['2026-12-15', '2026-12-29'] });
    const left = await house.rowsOf(seriesId);
    expect(left.map(({ date, startTime }) => [date, startTime])).toEqual([
      ['2026-12-01', '02:00'],
      ['2026-12-08', '02:00'],
    ]);
    expect((await house.seriesOf(seriesId))?.endDate).toBe('2026-12-08');
    const earlier = editOf(second, input, { ...sameDay('2026-12-08'), endTime: '03:15' });
    expect(await editBooking(ctx, earlier)).toMatchObject({ kind: 'edited', dates: ['2026-12-08'] });
    expect((await house.rowsOf(seriesId))[1]).toMatchObject({ endTime: '03:15', detached: true });
    const none = { bookingId: first?.id ?? '', reason: null, version: null, count: null };
    expect(await cancelBooking(ctx, { ...none, scope: 'all' })).toEqual({ kind: 'nothing' });
    expect(await editBooking(ctx, { ...past, version: 1 })).toEqual({ kind: 'past' });
  });
});

describe('editBooking by a person who needs approval', () => {
  const ask = async (when: Parameters<Booker['book']>[0]) => {
    const eva = await demoCtx(database.db, 'eva.lang');
    const found = await house.book({ teamId: null, title: 'Fest', ...when }, eva);
    const units = [{ bookingId: found.first.id, scope: 'series' as const }];
    const [outcome] = await approveBookings(peter, { units, onConflict: 'refuse' });
    if (outcome?.kind !== 'approved') throw new Error(JSON.stringify(outcome));
    return { ...found, eva };
  };

  it('keeps blocking what lies inside the approved time, and gives up the rest at once', async () => {
    const hours = { startTime: '09:00', endTime: '11:00' };
    const { first, input, eva } = await ask({ ...on('2027-02-06'), ...hours });
    const inside = editOf({ ...first, version: 2 }, input, { ...sameDay('2027-02-06'), endTime: '10:00' });
    expect(await editBooking(eva, inside)).toMatchObject({ kind: 'edited', status: 'approved', askedAgain: [] });
    const [row] = await house.rowsOf('', first.id);
    expect(row).toMatchObject({ status: 'approved', decidedBy: peter.actor.id, endTime: '10:00' });
    const claims = () => database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, first.id));
    expect((await claims()).every(({ blocking }) => blocking)).toBe(true);

    const outside = { ...inside, version: 3, endTime: '10:15' };
    expect(await editBooking(eva, outside)).toMatchObject({ status: 'pending', askedAgain: ['2027-02-06'] });
    expect((await claims()).some(({ blocking }) => blocking)).toBe(false);
    expect((await house.rowsOf('', first.id))[0]).toMatchObject({ status: 'pending', decidedBy: null });
  });

  it('keeps every date of a series that becomes shorter, and asks again for another weekday', async () => {
    const when = { ...tuesdays, dayOfWeek: 6, startDate: '2027-02-13', endDate: '2027-02-27', removed: [] };
    const { first, seriesId, input, eva } = await ask({ when, startTime: '09:00', endTime: '11:00' });
    const until = wide({ dayOfWeek: 6, endDate: '2027-02-27' });
    const shorter = editOf({ ...first, version: 2 }, input, { startTime: '09:30', when: until });
    expect(await editBooking(eva, shorter)).toMatchObject({ status: 'approved', askedAgain: [] });
    expect((await house.rowsOf(seriesId)).map(({ status }) => status)).toEqual(Array(3).fill('approved'));
    const sunday = { ...shorter, version: 3, when: wide({ dayOfWeek: 0, endDate: '2027-02-28' }) };
    expect(await editBooking(eva, sunday)).toMatchObject({
      status: 'pending',
      askedAgain: ['2027-02-13', '2027-02-20', '2027-02-27'],
    });
  });
});

describe('a series that leaves out public holidays', () => {
  const choice = { skipPublicHolidays: true, skipSchoolHolidays: false };
  it('adds none of them with a later end', async () => {
    const when = { ...tuesdays, ...choice, dayOfWeek: 1, startDate: '2027-03-08', endDate: '2027-03-22', removed: [] };
    const { first, seriesId, input } = await house.book({ when });
    const longer = editOf(first, input, { when: wide({ ...choice, dayOfWeek: 1, endDate: '2027-04-12' }) });
    expect(await editBooking(house.max, longer)).toMatchObject({
      dates: ['2027-03-08', '2027-03-15', '2027-03-22', '2027-04-05', '2027-04-12'],
      cancelled: [],
    });
    expect(await house.seriesOf(seriesId)).toMatchObject({
      ...choice,
      exceptions: [{ date: '2027-03-29', reason: 'Ostermontag' }],
    });
  });

  it('loses a date that another weekday would put on one', async () => {
    const when = { ...tuesdays, ...choice, startDate: '2027-03-23', endDate: '2027-04-06', removed: [] };
    const { first, seriesId, input } = await house.book({ when });
    const mondays = editOf(first, input, { when: wide({ ...choice, dayOfWeek: 1, endDate: '2027-04-06' }) });
    expect(await editBooking(house.max, mondays)).toMatchObject({
      dates: ['2027-03-22', '2027-04-05'],
      cancelled: ['2027-03-30'],
    });
    expect((await house.seriesOf(seriesId))?.exceptions).toEqual([
      { date: '2027-03-29', reason: 'Ostermontag', fellOut: true },
    ]);
  });
});
