import { type SQL, sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import {
  bookingColumns,
  type BookingRow,
  placeJoins,
  isOwnBooking,
  placeZone,
} from '#app/domains/booking/store/columns.server.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

export type NextBooking = Pick<
  BookingRow,
  'id' | 'date' | 'startTime' | 'endTime' | 'title' | 'placeName' | 'status'
> & { readonly facilityName: string | null; readonly color: string | null };

const LIMIT = 5;

/** The bookings from today on, with their places. The first date bound is for the index: no zone is a day away from home. */
const coming = ({ now }: ReadCtx): SQL => sql`bookings b ${placeJoins()}
  where b.date >= ${addDays(today(now, HOME_ZONE), -1)}::date`;
const localNow = ({ now }: ReadCtx): SQL => sql`(${now.toString()}::timestamptz at time zone ${placeZone})`;
const isOwn = ({ id }: Pick<Actor, 'id'>): SQL => sql`(b.created_by = ${id}::uuid or b.user_id = ${id}::uuid)`;

/** The next dates of the person and of the teams they train, at most five. One statement. */
export async function listNextBookings(ctx: ReadCtx, actor: Pick<Actor, 'id'>): Promise<NextBooking[]> {
  return await queryRows<NextBooking>(
    ctx.db,
    sql`
      select ${bookingColumns()}, f.name as "facilityName", r.color from ${coming(ctx)}
        and b.status in ('pending', 'approved') and b.date + b.end_time > ${localNow(ctx)}
        and ${isOwnBooking(actor.id)}
      order by b.date, b.start_time, b.id limit ${LIMIT}`,
  );
}

/** How many of the person's own requests wait for a decision; a series counts once. One statement. */
export async function countMyRequests(ctx: ReadCtx, actor: Pick<Actor, 'id'>): Promise<number> {
  const [row] = await queryRows<{ count: number }>(
    ctx.db,
    sql`
      select count(distinct case when b.detached then b.id else coalesce(b.series_id, b.id) end)::int as count
      from ${coming(ctx)} and b.status = 'pending' and b.date >= ${localNow(ctx)}::date and ${isOwn(actor)}`,
  );
  return row?.count ?? 0;
}
