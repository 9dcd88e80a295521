import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  auditLog,
  bookingClaims,
  bookings,
  bookingSeries,
  cancelledBookings,
  mailMessages,
} from '#app/db/schema/index.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editBooking } from './edit-booking.server.ts';
import type { AskedEdit } from './edit-facts.server.ts';
import { previewEdit } from './preview-edit.server.ts';
import { requestBooking } from './request-booking.server.ts';
import type { RequestedBooking } from './rules/request.ts';

const database = testDatabase({ demo: true });
let max: Ctx;
let base: RequestedBooking;
let places: Record<'sportplatz' | 'links' | 'kleinfeld' | 'grosseHalle', string>;
/** Every test has a quarter of an hour before dawn to itself. */
let quarter = 0;

beforeAll(async () => {
  const { db } = database;
  max = await demoCtx(db, 'max.mueller');
  places = {
    sportplatz: await demoResourceId(db, 'sportplatz'),
    links: await demoResourceId(db, 'links'),
    kleinfeld: await demoResourceId(db, 'kleinfeld'),
    grosseHalle: await demoResourceId(db, 'grosseHalle'),
  };
  base = {
    resourceId: places.kleinfeld,
    teamId: await demoTeamId(db, 'ajugend'),
    eventTypeId: 'training',
    startTime: '',
    endTime: '',
    title: '',
    description: null,
    when: { kind: 'single', date: '2026-12-01' },
  };
});

function nextTime(): { startTime: string; endTime: string } {
  const at = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  quarter += 30;
  return { startTime: at(quarter), endTime: at(quarter + 15) };
}

const tuesdays = {
  kind: 'series',
  dayOfWeek: 2,
  startDate: '2026-12-01',
  endDate: '2026-12-29',
  skipPublicHolidays: false,
  skipSchoolHolidays: false,
  onlyFree: false,
  removed: ['2026-12-22'],
} as const;

async function book(change: Partial<RequestedBooking> = {}, ctx = max) {
  const wanted = { ...base, ...nextTime(), ...change };
  const outcome = await requestBooking(ctx, wanted);
  if (outcome.kind !== 'booked') throw new Error(JSON.stringify(outcome));
  const rows = await rowsOf(outcome.seriesId ?? '', outcome.bookingId);
  return { wanted, seriesId: outcome.seriesId ?? '', rows };
}

const rowsOf = (seriesId: string, bookingId = '00000000-0000-7000-8000-000000000000') =>
  database.db
    .select()
    .from(bookings)
    .where(sql`${bookings.seriesId}::text = ${seriesId} or ${bookings.id} = ${bookingId}::uuid`)
    .orderBy(asc(bookings.date));

const seriesOf = async (id: string) =>
  (await database.db.select().from(bookingSeries).where(eq(bookingSeries.id, id)))[0];

function edit(row: { id: string; version: number }, wanted: RequestedBooking, change: Partial<AskedEdit>): AskedEdit {
  const { resourceId, eventTypeId, startTime, endTime, description } = wanted;
  const when = { scope: 'this', date: '2026-12-01' } as const;
  return {
    bookingId: row.id,
    version: row.version,
    resourceId,
    eventTypeId,
    startTime,
    endTime,
    description,
    title: 'Neu',
    when,
    ...change,
  };
}

const wide = (change: Partial<AskedEdit['when']> = {}) =>
  ({ scope: 'all', dayOfWeek: 2, endDate: '2026-12-29', removed: [], onlyFree: false, ...change }) as AskedEdit['when'];

/** Claims that are not what their booking says, of the whole house. */
async function wrongClaims(): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`
    with recursive part as (
      select id as booking_id, resource_id from bookings where status in ('pending', 'approved')
      union all select part.booking_id, r.id from part join resources r on r.parent_id = part.resource_id),
    right_claims as (select b.id, part.resource_id, tsrange(b.date + b.start_time, b.date + b.end_time)
      from part join bookings b on b.id = part.booking_id),
    real_claims as (select c.booking_id, c.resource_id, c.during from booking_claims c
      join bookings b on b.id = c.booking_id where b.status in ('pending', 'approved'))
    select count(*)::int as n from ((table right_claims except table real_claims)
      union all (table real_claims except table right_claims)) d`;
  return row?.n ?? -1;
}

describe('editBooking of a single date', () => {
  it('moves it with its claims, tells the involved, writes one audit row, and frees the old time', async () => {
    const { rows, wanted } = await book({ resourceId: places.links });
    const [row] = rows;
    if (!row) throw new Error('no row');
    const outcome = await editBooking(
      max,
      edit(row, wanted, { resourceId: places.kleinfeld, when: { scope: 'this', date: '2026-12-03' } }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-03'], status: 'approved' });
    expect((await rowsOf('', row.id))[0]).toMatchObject({
      date: '2026-12-03',
      title: 'Neu',
      placeName: 'Fußball-Kleinfeld',
      detached: false,
      version: row.version + 1,
    });
    const claims = await database.db.select().from(bookingClaims).where(eq(bookingClaims.bookingId, row.id));
    expect(claims.map(({ resourceId }) => resourceId)).toEqual([places.kleinfeld]);
    const audits = await database.db.select().from(auditLog).where(eq(auditLog.entityId, row.id));
    expect(audits.map(({ action }) => action)).toEqual(['booking.created', 'booking.changed']);
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, row.id));
    expect(mails.map(({ template }) => template)).toContain('bookingChanged');
    expect((await requestBooking(max, wanted)).kind).toBe('booked');
  });

  it('is refused as stale with an old version, and as over once it began', async () => {
    const { rows, wanted } = await book();
    const [row] = rows;
    if (!row) throw new Error('no row');
    const asked = edit(row, wanted, {});
    expect((await editBooking(max, asked)).kind).toBe('edited');
    expect(await editBooking(max, asked)).toEqual({ kind: 'stale' });
    const later = { ...max, now: max.now.add({ hours: 24 * 14 }) };
    expect(await editBooking(later, { ...asked, version: 2 })).toEqual({ kind: 'over', status: 'approved' });
  });

  it('names who has the new time, and changes nothing', async () => {
    const first = await book();
    const second = await book();
    const [row] = second.rows;
    const { startTime, endTime } = first.wanted;
    const outcome = await editBooking(max, edit(row ?? { id: '', version: 0 }, second.wanted, { startTime, endTime }));
    expect(outcome).toMatchObject({
      kind: 'blocked',
      verdicts: [{ conflicts: [{ with: { id: first.rows[0]?.id } }] }],
    });
    expect(await rowsOf('', row?.id)).toEqual(second.rows);
    expect(await wrongClaims()).toBe(0);
  });

  it('is for the involved and the admins of the operator only', async () => {
    const { rows, wanted } = await book();
    const asked = edit(rows[0] ?? { id: '', version: 0 }, wanted, {});
    await expect(editBooking(await demoCtx(database.db, 'tom.weber'), asked)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(editBooking(await demoCtx(database.db, 'karin.schaefer'), asked)).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(
      editBooking(max, { ...asked, bookingId: '01900000-0000-7000-8000-000000000000' }),
    ).rejects.toBeInstanceOf(NotFoundError);
    expect((await editBooking(await demoCtx(database.db, 'peter.koenig'), asked)).kind).toBe('edited');
  });

  it('waits for approval again when an external moves it, not when only the words change', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const hall = {
      resourceId: places.grosseHalle,
      teamId: await demoTeamId(database.db, 'handballDamen'),
      when: { kind: 'single', date: '2026-12-12' } as const,
      startTime: '09:00',
      endTime: '09:15',
    };
    const { rows, wanted } = await book(hall, sandra);
    const [row] = rows;
    if (!row) throw new Error('no row');
    await database.ownerDb
      .update(bookings)
      .set({ status: 'approved', decision: 'approved' })
      .where(eq(bookings.id, row.id));
    const words = edit(row, wanted, { when: { scope: 'this', date: '2026-12-12' } });
    expect(await editBooking(sandra, words)).toMatchObject({ kind: 'edited', status: 'approved' });
    const moved = { ...words, version: 2, startTime: '09:15', endTime: '09:30' };
    expect(await editBooking(sandra, moved)).toMatchObject({ kind: 'edited', status: 'pending' });
    expect((await rowsOf('', row.id))[0]).toMatchObject({ status: 'pending', decision: null });
    const mails = await database.db.select().from(mailMessages).where(eq(mailMessages.relatedId, row.id));
    expect(mails.filter(({ template }) => template === 'adminNewBooking')).toHaveLength(2);
  });

  it('of a team that was lost meanwhile is refused at the team', async () => {
    const { rows, wanted } = await book();
    await database.ownerDb.execute(sql`delete from trainer_assignments where user_id = ${max.actor.id}::uuid`);
    try {
      const [row] = rows;
      const moved = edit(row ?? { id: '', version: 0 }, wanted, { when: { scope: 'this', date: '2026-12-02' } });
      expect(await editBooking(max, moved)).toEqual({
        kind: 'refused',
        refusals: [{ field: 'teamId', code: 'team_not_yours' }],
      });
      expect((await editBooking(max, edit(row ?? { id: '', version: 0 }, wanted, {}))).kind).toBe('edited');
    } finally {
      await database.ownerDb.execute(sql`
        insert into trainer_assignments (id, user_id, team_id, is_primary)
        values (gen_random_uuid(), ${max.actor.id}::uuid, ${base.teamId}::uuid, true)`);
    }
  });
});

describe('editBooking of a series', () => {
  it('"this" detaches the date; its old day is an exception', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const second = rows[1];
    await editBooking(
      max,
      edit(second ?? { id: '', version: 0 }, wanted, { when: { scope: 'this', date: '2026-12-09' } }),
    );
    expect((await rowsOf(seriesId)).map(({ date, detached }) => [date, detached])).toEqual([
      ['2026-12-01', false],
      ['2026-12-09', true],
      ['2026-12-15', false],
      ['2026-12-29', false],
    ]);
    expect((await seriesOf(seriesId))?.exceptions).toEqual([
      { date: '2026-12-08', reason: 'detached' },
      { date: '2026-12-22', reason: 'removed' },
    ]);
  });

  it('"all" moves every future date within its week, over itself too, and leaves detached ones', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const [first, second] = rows;
    if (!first || !second) throw new Error('no rows');
    await editBooking(max, edit(second, wanted, { when: { scope: 'this', date: '2026-12-10' } }));
    const asked = edit(first, wanted, { when: wide({ dayOfWeek: 4, endDate: '2027-01-07' }) });
    const preview = await previewEdit(max, max.actor, asked);
    expect(preview).toMatchObject({
      kind: 'dates',
      leftAlone: [{ date: '2026-12-10', why: 'detached' }],
      cancelled: [],
    });
    const outcome = await editBooking(max, asked);
    expect(outcome).toMatchObject({ dates: ['2026-12-03', '2026-12-17', '2026-12-31', '2027-01-07'] });
    expect(preview.kind === 'dates' && preview.verdicts.map(({ date }) => date)).toEqual(
      outcome.kind === 'edited' && outcome.dates,
    );
    expect(await seriesOf(seriesId)).toMatchObject({
      dayOfWeek: 4,
      endDate: '2027-01-07',
      exceptions: [
        { date: '2026-12-10', reason: 'detached' },
        { date: '2026-12-24', reason: 'removed' },
      ],
    });
    expect(await wrongClaims()).toBe(0);
  });

  it('moves by a quarter of an hour over its own old time', async () => {
    const { rows, wanted } = await book({ when: tuesdays, startTime: '21:00', endTime: '22:30' });
    const moved = edit(rows[0] ?? { id: '', version: 0 }, wanted, {
      startTime: '21:15',
      endTime: '22:45',
      when: wide(),
    });
    expect((await editBooking(max, moved)).kind).toBe('edited');
    expect(await wrongClaims()).toBe(0);
  });

  it('"following" ends the series the day before and begins a new one', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const third = rows[2];
    const outcome = await editBooking(
      max,
      edit(third ?? { id: '', version: 0 }, wanted, { title: 'Ab hier', when: wide({ scope: 'following' }) }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-15', '2026-12-29'] });
    expect((await rowsOf(seriesId)).map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-08']);
    expect(await seriesOf(seriesId)).toMatchObject({ endDate: '2026-12-14', exceptions: [] });
    const [moved] = await rowsOf('', third?.id);
    expect(await seriesOf(moved?.seriesId ?? '')).toMatchObject({
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

  it('"following" from its first date changes the series itself', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    await editBooking(max, edit(rows[0] ?? { id: '', version: 0 }, wanted, { when: wide({ scope: 'following' }) }));
    expect(await rowsOf(seriesId)).toHaveLength(4);
  });

  it('an earlier end cancels what lies behind it, a later one adds dates; exceptions do not come back', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const [first] = rows;
    if (!first) throw new Error('no row');
    const shorter = await editBooking(max, edit(first, wanted, { when: wide({ endDate: '2026-12-23' }) }));
    expect(shorter).toMatchObject({ cancelled: ['2026-12-29'] });
    const stones = await database.db.select().from(cancelledBookings).where(eq(cancelledBookings.seriesId, seriesId));
    expect(stones.map(({ date }) => date)).toEqual(['2026-12-29']);
    const longer = await editBooking(
      max,
      edit({ ...first, version: 2 }, wanted, { when: wide({ endDate: '2027-01-19', removed: ['2027-01-12'] }) }),
    );
    expect(longer).toMatchObject({
      dates: ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-29', '2027-01-05', '2027-01-19'],
    });
    expect((await seriesOf(seriesId))?.exceptions).toEqual([
      { date: '2026-12-22', reason: 'removed' },
      { date: '2027-01-12', reason: 'removed' },
    ]);
    expect(await wrongClaims()).toBe(0);
  });

  it('is refused whole for one taken date, or goes on without it', async () => {
    const other = await book({ when: { kind: 'single', date: '2026-12-15' } });
    const { startTime, endTime } = other.wanted;
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const asked = edit(rows[0] ?? { id: '', version: 0 }, wanted, { startTime, endTime, when: wide() });
    expect(await editBooking(max, asked)).toMatchObject({ kind: 'blocked' });
    expect(await rowsOf(seriesId)).toEqual(rows);
    const without = await editBooking(max, { ...asked, when: wide({ onlyFree: true }) });
    expect(without).toMatchObject({ cancelled: ['2026-12-15'], dates: ['2026-12-01', '2026-12-08', '2026-12-29'] });
    expect((await seriesOf(seriesId))?.exceptions).toContainEqual({ date: '2026-12-15', reason: 'not_free' });
  });

  it('leaves past dates alone, and is refused with no date left', async () => {
    const { rows, seriesId, wanted } = await book({ when: tuesdays });
    const later = { ...max, now: max.now.add({ hours: 24 * 21 }) };
    const last = rows[3];
    if (!last) throw new Error('no row');
    const outcome = await editBooking(
      later,
      edit(last, wanted, { when: wide({ dayOfWeek: 3, endDate: '2027-01-01' }) }),
    );
    expect(outcome).toMatchObject({ kind: 'edited', dates: ['2026-12-16', '2026-12-30'] });
    expect((await rowsOf(seriesId)).map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-16',
      '2026-12-30',
    ]);
    const none = edit({ ...last, version: 2 }, wanted, { when: wide({ endDate: addDays('2026-12-01', -1) }) });
    expect(await editBooking(max, none)).toEqual({
      kind: 'refused',
      refusals: [{ field: 'endDate', code: 'no_date_left' }],
    });
  });
});
