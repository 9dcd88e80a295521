import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

export interface NextBooking {
  readonly id: string;
  /** YYYY-MM-DD, at the facility. */
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly title: string;
  readonly placeName: string;
  readonly facilityName: string | null;
  readonly color: string | null;
  readonly status: 'approved' | 'pending';
}

const LIMIT = 5;
type Params = { userId: string; now: string; from: string };

/** The first bound is for the index; no zone is more than a day away from ours. */
const ofFacilities = sql`bookings b left join resources r on r.id = b.resource_id left join resource_groups g on g.id = r.group_id
  left join facilities f on f.id = g.facility_id where b.date >= ${sql.placeholder('from')}::date`;
const localNow = sql`${sql.placeholder('now')}::timestamptz at time zone coalesce(f.time_zone, ${sql.raw(`'${HOME_ZONE}'`)})`;
const me = sql`${sql.placeholder('userId')}::uuid`;

const readNext = statement<Params, NextBooking>(sql`
  select b.id, b.date::text as date, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime", b.title,
    b.place_name as "placeName", f.name as "facilityName", r.color, b.status
  from ${ofFacilities} and b.status in ('pending', 'approved') and b.date + b.end_time > ${localNow}
    and (b.created_by = ${me} or b.user_id = ${me}
      or b.team_id = any(array(select ta.team_id from trainer_assignments ta where ta.user_id = ${me})))
  order by b.date, b.start_time, b.id limit ${sql.raw(String(LIMIT))}`);

/** The next dates of the person and of the teams they train, at most five. One statement. */
export async function listNextBookings({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<NextBooking[]> {
  return await readNext(db, paramsOf(actor, now));
}

const countWaiting = statement<Params, { count: number }>(sql`
  select count(distinct case when b.detached then b.id else coalesce(b.series_id, b.id) end)::int as count
  from ${ofFacilities} and b.status = 'pending' and b.date >= (${localNow})::date and (b.created_by = ${me} or b.user_id = ${me})`);

/** How many of the person's own requests wait for a decision; a series counts once. One statement. */
export async function countMyRequests({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<number> {
  const [row] = await countWaiting(db, paramsOf(actor, now));
  return row?.count ?? 0;
}

const paramsOf = ({ id }: Pick<Actor, 'id'>, now: ReadCtx['now']): Params => ({
  userId: id,
  now: now.toString(),
  from: addDays(today(now, HOME_ZONE), -1),
});
