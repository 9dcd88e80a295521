import { asc, eq, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Database } from '#app/db/client.server.ts';
import { bookings, bookingSeries } from '#app/db/schema/index.ts';
import type { EditBookingInput } from '#app/domains/booking/store/edit-facts.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { timeOf } from '#app/domains/facilities/rules/time-of-day.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from './demo-club.ts';

type BookingRow = typeof bookings.$inferSelect;

/** Max of the demo club. Each test books its own quarter hour on the small pitch. */
export interface Booker {
  max: Ctx;
  base: RequestedBooking;
  places: Record<'sportplatz' | 'links' | 'rechts' | 'kleinfeld' | 'grosseHalle', string>;
  book(
    change?: Partial<RequestedBooking>,
    ctx?: Ctx,
  ): Promise<{ input: RequestedBooking; seriesId: string; rows: BookingRow[]; first: BookingRow }>;
  rowsOf(seriesId: string, bookingId?: string): Promise<BookingRow[]>;
  seriesOf(id: string): Promise<typeof bookingSeries.$inferSelect | undefined>;
}

export async function bookerOf(db: Database): Promise<Booker> {
  const max = await demoCtx(db, 'max.mueller');
  const places = {
    sportplatz: await demoResourceId(db, 'sportplatz'),
    links: await demoResourceId(db, 'links'),
    rechts: await demoResourceId(db, 'rechts'),
    kleinfeld: await demoResourceId(db, 'kleinfeld'),
    grosseHalle: await demoResourceId(db, 'grosseHalle'),
  };
  const base: RequestedBooking = {
    resourceId: places.kleinfeld,
    teamId: await demoTeamId(db, 'ajugend'),
    eventTypeId: 'training',
    startTime: '',
    endTime: '',
    title: '',
    description: null,
    when: { kind: 'single', date: '2026-12-01' },
  };
  let minutes = 0;
  const rowsOf = (seriesId: string, bookingId = '') =>
    db
      .select()
      .from(bookings)
      .where(sql`${bookings.seriesId}::text = ${seriesId} or ${bookings.id}::text = ${bookingId}`)
      .orderBy(asc(bookings.date));
  return {
    max,
    base,
    places,
    rowsOf,
    seriesOf: async (id) => (await db.select().from(bookingSeries).where(eq(bookingSeries.id, id)))[0],
    async book(change = {}, ctx = max) {
      minutes += 30;
      const input = { ...base, startTime: timeOf(minutes), endTime: timeOf(minutes + 15), ...change };
      const outcome = await bookedBy(ctx, input);
      const rows = await rowsOf(outcome.seriesId ?? '', outcome.bookingId);
      const [first] = rows;
      if (!first) throw new Error('nothing was booked');
      return { input, seriesId: outcome.seriesId ?? '', rows, first };
    },
  };
}

/** The booking of a request that is approved at once. */
export async function bookedBy(ctx: Ctx, input: RequestedBooking) {
  const outcome = await requestBooking(ctx, input);
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Tuesdays of December without the 22nd. */
export const tuesdays = {
  kind: 'series',
  dayOfWeek: 2,
  startDate: '2026-12-01',
  endDate: '2026-12-29',
  skipPublicHolidays: false,
  skipSchoolHolidays: false,
  onlyFree: false,
  removed: ['2026-12-22'],
} as const;

/** An edit that changes the title and the named fields. */
export function editOf(
  row: { id: string; version: number } | undefined,
  input: RequestedBooking,
  change: Partial<EditBookingInput>,
): EditBookingInput {
  if (!row) throw new Error('there is no such date');
  const { resourceId, eventTypeId, startTime, endTime, description } = input;
  const when = { scope: 'this', date: '2026-12-01' } as const;
  return {
    bookingId: row.id,
    version: row.version,
    resourceId,
    eventTypeId,
    startTime,
    endTime,
    description,
    when,
    title: 'Neu',
    ...change,
  };
}

/** All Tuesdays until the end of the year, by default. */
export function wide(
  change: Partial<Exclude<EditBookingInput['when'], { scope: 'this' }>> = {},
): EditBookingInput['when'] {
  const leavesOut = { skipPublicHolidays: false, skipSchoolHolidays: false };
  return { scope: 'all', dayOfWeek: 2, endDate: '2026-12-29', removed: [], onlyFree: false, ...leavesOut, ...change };
}

/** All claims that differ from their booking. */
export async function countWrongClaims(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
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
