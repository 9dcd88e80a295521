import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookings, bookingSeries, mailMessages } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { bookedBy, type Booker, bookerOf } from '#tests/factories/booked.ts';
import { demoCtx, demoTeamId } from '#tests/factories/demo-club.ts';
import { countWritten } from '#tests/setup/house.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { requestBooking } from './request-booking.server.ts';
import type { RequestedBooking } from './rules/request.ts';

const database = testDatabase({ demo: true });
/** A Sunday morning without bookings of the demo club. */
const date = '2026-11-29';

let max: Ctx;
let base: RequestedBooking;
let places: Booker['places'];

beforeAll(async () => {
  const house = await bookerOf(database.db);
  ({ max, places } = house);
  base = {
    ...house.base,
    resourceId: places.links,
    when: { kind: 'single', date },
    startTime: '09:00',
    endTime: '10:00',
  };
});

const countRows = () => countWritten(database.sql);

describe('a weekly series', () => {
  const december = (change: Partial<RequestedBooking['when'] & { kind: 'series' }> = {}): RequestedBooking => ({
    ...base,
    startTime: '06:00',
    endTime: '07:00',
    when: {
      kind: 'series',
      dayOfWeek: 5,
      startDate: '2026-11-30',
      endDate: '2027-01-10',
      skipPublicHolidays: true,
      skipSchoolHolidays: false,
      onlyFree: false,
      removed: ['2026-12-11'],
      ...change,
    },
  });

  it('is one entity with a row per date, one audit row, one mail and one version; skipped dates are exceptions', async () => {
    const before = await countRows();
    const { seriesId, dates, leftOut } = await bookedBy(max, december());
    expect(dates).toEqual(['2026-12-04', '2026-12-18', '2027-01-08']);
    expect(leftOut.map(({ date }) => date)).toHaveLength(3);
    const after = await countRows();
    expect(after).toMatchObject({
      bookings: (before['bookings'] ?? 0) + 3,
      claims: (before['claims'] ?? 0) + 3,
      audit: (before['audit'] ?? 0) + 1,
      mails: (before['mails'] ?? 0) + 1,
      versions: (before['versions'] ?? 0) + 1,
    });
    const [series] = await database.db
      .select()
      .from(bookingSeries)
      .where(eq(bookingSeries.id, seriesId ?? ''));
    expect(series).toMatchObject({
      dayOfWeek: 5,
      startDate: '2026-11-30',
      endDate: '2027-01-10',
      title: 'A-Jugend Training',
      exceptions: [
        { date: '2026-12-11', reason: 'removed' },
        { date: '2026-12-25', reason: '1. Weihnachtstag' },
        { date: '2027-01-01', reason: 'Neujahr' },
      ],
    });
    const [mail] = await database.db
      .select()
      .from(mailMessages)
      .where(eq(mailMessages.relatedId, seriesId ?? ''));
    expect(mail?.text).toContain('Fr 04.12.2026');
    expect(mail?.text).toContain('1. Weihnachtstag');
  });

  it('is refused for one taken date, or booked without it', async () => {
    await bookedBy(max, {
      ...base,
      when: { kind: 'single', date: '2026-12-09' },
      startTime: '06:30',
      endTime: '07:00',
    });
    const wednesdays = { dayOfWeek: 3, removed: [], startDate: '2026-12-01', endDate: '2026-12-17' };
    const before = await countRows();
    expect(await requestBooking(max, december(wednesdays))).toMatchObject({
      kind: 'blocked',
      verdicts: [{ kind: 'free' }, { kind: 'blocked', date: '2026-12-09' }, { kind: 'free' }],
      nextFree: { startTime: '07:00', endTime: '08:00' },
    });
    expect(await countRows()).toEqual(before);
    expect(await bookedBy(max, december({ ...wednesdays, onlyFree: true }))).toMatchObject({
      dates: ['2026-12-02', '2026-12-16'],
      leftOut: [{ date: '2026-12-09', reason: 'not_free' }],
    });
  });

  it('of a guest club is pending with its dates and exceptions', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const { seriesId } = await bookedBy(sandra, {
      ...december({ dayOfWeek: 6, startDate: '2026-12-01', endDate: '2026-12-31', removed: [] }),
      resourceId: places.grosseHalle,
      teamId: await demoTeamId(database.db, 'handballDamen'),
      startTime: '09:00',
      endTime: '09:30',
    });
    const rows = await database.db
      .select()
      .from(bookings)
      .where(eq(bookings.seriesId, seriesId ?? ''));
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['pending']));
    const mails = await database.db
      .select()
      .from(mailMessages)
      .where(eq(mailMessages.relatedId, seriesId ?? ''));
    expect(mails.map(({ template }) => template).sort()).toEqual(['adminNewBooking', 'bookingCreated']);
  });
});
