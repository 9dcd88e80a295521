import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

/** An approved booking that runs now. */
export interface RunningBooking {
  readonly id: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly placeName: string;
  readonly title: string;
  readonly teamName: string | null;
  readonly personName: string;
  /** Null for a person without one. */
  readonly phone: string | null;
  /** How many were there, by the record of this date. */
  readonly heads: number | null;
  /** How many were there at the last recorded date of the series. */
  readonly lastHeads: number | null;
}

const readRunning = statement<{ facilityId: string; at: string }, RunningBooking>(sql`
  select b.id, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime", b.place_name as "placeName", b.title,
    nullif(concat_ws(' ', b.club_name, b.team_name), '') as "teamName", b.person_name as "personName", u.phone, own.headcount as heads,
    (select s.headcount from booking_usage s join bookings e on e.id = s.booking_id
      where e.series_id = b.series_id and e.date < b.date and s.headcount is not null order by e.date desc limit 1) as "lastHeads"
  from facilities f cross join lateral (select ${sql.placeholder('at')}::timestamptz at time zone f.time_zone as wall) here
  join resource_groups g on g.facility_id = f.id join resources r on r.group_id = g.id
  join bookings b on b.resource_id = r.id and b.date = here.wall::date and b.status = 'approved'
    and b.date + b.start_time <= here.wall and b.date + b.end_time > here.wall
  left join users u on u.id = b.user_id left join booking_usage own on own.booking_id = b.id
  where f.id = ${sql.placeholder('facilityId')}::uuid
  order by b.place_name, b.start_time, b.id`);

/** The approved bookings of a facility that run at an instant. The caller answers for who may read them. One statement. */
export async function listRunningBookings(
  handle: Database | Transaction,
  query: { facilityId: string; at: string },
): Promise<RunningBooking[]> {
  return await readRunning(handle, query);
}
