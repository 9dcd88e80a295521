import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, cancelledBookings } from '#app/db/schema/index.ts';
import { addDays } from '#app/platform/calendar.ts';
import { type Booker, bookerOf, editOf, countWrongClaims, tuesdays, wide } from '#tests/factories/booked.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editBooking } from './edit-booking.server.ts';
import { previewEdit } from './pages/preview.server.ts';

const database = testDatabase({ demo: true });
let house: Booker;
beforeAll(async () => {
  house = await bookerOf(database.db);
});

describe('editBooking of a series', () => {
  it('"this" detaches the date; its old day is an exception', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const second = rows[1];
    await editBooking(house.max, editOf(second, input, { when: { scope: 'this', date: '2026-12-09' } }));
    expect((await house.rowsOf(seriesId)).map(({ date, detached }) => [date, detached])).toEqual([
      ['2026-12-01', false],
      ['2026-12-09', true],
      ['2026-12-15', false],
      ['2026-12-29', false],
    ]);
    expect((await house.seriesOf(seriesId))?.exceptions).toEqual([
      { date: '2026-12-08', reason: 'detached' },
      { date: '2026-12-22', reason: 'removed' },
    ]);
  });

  it('"all" moves every future date within its week, over its own times, and skips detached ones', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const [first, second] = rows;
    if (!first || !second) throw new Error('no rows');
    await editBooking(house.max, editOf(second, input, { when: { scope: 'this', date: '2026-12-10' } }));
    const asked = editOf(first, input, { when: wide({ dayOfWeek: 4, endDate: '2027-01-07' }) });
    const preview = await previewEdit(house.max, house.max.actor, asked);
    expect(preview).toMatchObject({
      kind: 'dates',
      skipped: [{ date: '2026-12-10', why: 'detached' }],
      cancelled: [],
    });
    const outcome = await editBooking(house.max, asked);
    expect(outcome).toMatchObject({ dates: ['2026-12-03', '2026-12-17', '2026-12-31', '2027-01-07'] });
    expect(preview.kind === 'dates' && preview.verdicts.map(({ date }) => date)).toEqual(
      outcome.kind === 'edited' && outcome.dates,
    );
    expect(await house.seriesOf(seriesId)).toMatchObject({
      dayOfWeek: 4,
      endDate: '2027-01-07',
      exceptions: [
        { date: '2026-12-10', reason: 'detached' },
        { date: '2026-12-24', reason: 'removed' },
      ],
    });
    expect(await countWrongClaims(database.sql)).toBe(0);
  });

  it('moves by a quarter of an hour over its own time', async () => {
    const { rows, input } = await house.book({ when: tuesdays, startTime: '21:00', endTime: '22:30' });
    const moved = editOf(rows[0], input, {
      startTime: '21:15',
      endTime: '22:45',
      when: wide(),
    });
    expect((await editBooking(house.max, moved)).kind).toBe('edited');
    expect(await countWrongClaims(database.sql)).toBe(0);
  });

  it('"following" ends the series the day before and begins a new one', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const third = rows[2];
    const outcome = await editBooking(
      house.max,
      editOf(third, input, { title: 'Ab hier', when: wide({ scope: 'following' }) }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-15', '2026-12-29'] });
    expect((await house.rowsOf(seriesId)).map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-08']);
    expect(await house.seriesOf(seriesId)).toMatchObject({
      endDate: '2026-12-14',
      exceptions: [{ date: '2026-12-22', reason: 'removed' }],
    });
    const [moved] = await house.rowsOf('', third?.id);
    expect(await house.seriesOf(moved?.seriesId ?? '')).toMatchObject({
      startDate: '2026-12-15',
      endDate: '2026-12-29',
      title: 'Ab hier',
      exceptions: [{ date: '2026-12-22', reason: 'removed' }],
    });
    const audits = await database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.entityId, moved?.seriesId ?? ''));
    expect(audits.map(({ action }) => action)).toEqual(['booking_series.created']);
  });

  it('after "following" a later end of the old series adds no date, and a moved date belongs to the new series', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    await editBooking(house.max, editOf(rows[3], input, { when: { scope: 'this', date: '2026-12-30' } }));
    const split = editOf(rows[2], input, { startTime: '23:00', endTime: '23:15', when: wide({ scope: 'following' }) });
    expect((await editBooking(house.max, split)).kind).toBe('edited');
    const [moved] = await house.rowsOf('', rows[3]?.id);
    expect(moved).toMatchObject({ date: '2026-12-30', detached: true });
    expect(moved?.seriesId).toBe((await house.rowsOf('', rows[2]?.id))[0]?.seriesId);

    const longer = editOf(rows[0], input, { when: wide({ endDate: '2026-12-29' }) });
    expect(await editBooking(house.max, longer)).toMatchObject({ dates: ['2026-12-01', '2026-12-08', '2026-12-15'] });
    expect((await house.rowsOf(seriesId)).map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  it('"following" from its first date changes the series itself', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    await editBooking(house.max, editOf(rows[0], input, { when: wide({ scope: 'following' }) }));
    expect(await house.rowsOf(seriesId)).toHaveLength(4);
  });

  it('an earlier end cancels later dates, a later end adds dates without the exceptions', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const [first] = rows;
    if (!first) throw new Error('no row');
    const shorter = await editBooking(house.max, editOf(first, input, { when: wide({ endDate: '2026-12-23' }) }));
    expect(shorter).toMatchObject({ cancelled: ['2026-12-29'] });
    const stones = await database.db.select().from(cancelledBookings).where(eq(cancelledBookings.seriesId, seriesId));
    expect(stones.map(({ date }) => date)).toEqual(['2026-12-29']);
    const longer = await editBooking(
      house.max,
      editOf({ ...first, version: 2 }, input, { when: wide({ endDate: '2027-01-19', removed: ['2027-01-12'] }) }),
    );
    expect(longer).toMatchObject({
      dates: ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-29', '2027-01-05', '2027-01-19'],
    });
    expect((await house.seriesOf(seriesId))?.exceptions).toEqual([
      { date: '2026-12-22', reason: 'removed' },
      { date: '2027-01-12', reason: 'removed' },
    ]);
    expect(await countWrongClaims(database.sql)).toBe(0);
  });

  it('is refused for one taken date, or skips it with onlyFree', async () => {
    const other = await house.book({ when: { kind: 'single', date: '2026-12-15' } });
    const { startTime, endTime } = other.input;
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const asked = editOf(rows[0], input, { startTime, endTime, when: wide() });
    expect(await editBooking(house.max, asked)).toMatchObject({ kind: 'blocked' });
    expect(await house.rowsOf(seriesId)).toEqual(rows);
    const without = await editBooking(house.max, { ...asked, when: wide({ onlyFree: true }) });
    expect(without).toMatchObject({ cancelled: ['2026-12-15'], dates: ['2026-12-01', '2026-12-08', '2026-12-29'] });
    expect((await house.seriesOf(seriesId))?.exceptions).toContainEqual({
      date: '2026-12-15',
      reason: 'not_free',
      fellOut: true,
    });
  });

  it('skips past dates, and is refused when no date is left', async () => {
    const { rows, seriesId, input } = await house.book({ when: tuesdays });
    const later = { ...house.max, now: house.max.now.add({ hours: 24 * 21 }) };
    const last = rows[3];
    if (!last) throw new Error('no row');
    const outcome = await editBooking(
      later,
      editOf(last, input, { when: wide({ dayOfWeek: 3, endDate: '2027-01-01' }) }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-16', '2026-12-30'] });
    expect((await house.rowsOf(seriesId)).map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-16',
      '2026-12-30',
    ]);
    const none = editOf({ ...last, version: 2 }, input, { when: wide({ endDate: addDays('2026-12-01', -1) }) });
    expect(await editBooking(house.max, none)).toEqual({
      kind: 'refused',
      refusals: [{ field: 'endDate', code: 'no_date_left' }],
    });
  });
});
