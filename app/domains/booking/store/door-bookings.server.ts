import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { checkWallTime } from '#app/platform/calendar.ts';
import type { DoorBooking } from '#app/domains/booking/rules/times.ts';
import { isOwnBooking } from './columns.server.ts';

interface Row {
  bookingId: string;
  facilityId: string;
  timeZone: string;
  date: string;
  startTime: string;
  endTime: string;
  roomIds: string[];
}

/** A part without a room of its own lies in the room of its whole. */
const readRows = statement<{ userId: string; from: string; until: string }, Row>(sql`
  select b.id as "bookingId", g.facility_id as "facilityId", f.time_zone as "timeZone", b.date::text as date,
    to_char(b.start_time, 'HH24:MI') as "startTime", left(b.end_time::text, 5) as "endTime", to_json(place.rooms) as "roomIds"
  from bookings b
  join resources r on r.id = b.resource_id
  join resource_groups g on g.id = r.group_id
  join facilities f on f.id = g.facility_id
  cross join lateral (
    with recursive up as (
      select c.resource_id as start, o.parent_id, o.room_id
      from booking_claims c join resources o on o.id = c.resource_id where c.booking_id = b.id
      union all
      select up.start, p.parent_id, p.room_id from up join resources p on p.id = up.parent_id where up.room_id is null)
    select coalesce(array_agg(distinct up.room_id) filter (where up.room_id is not null), '{}') as rooms from up) place
  where b.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
    and b.decision = 'approved' and b.archived_at is null
    and ${isOwnBooking(sql.placeholder('userId'))}
  order by b.date, b.start_time, b.id`);

/**
 * Approved bookings of a person between two local dates with their rooms, as instants: they open doors (domain.md, access, c).
 * Own bookings, those the person made, and those of the teams they train. One statement.
 */
export async function listDoorBookings(
  handle: Database | Transaction,
  query: { userId: string; from: string; until: string },
): Promise<DoorBooking[]> {
  const rows = await readRows(handle, query);
  return rows.map(({ bookingId, facilityId, roomIds, timeZone, date, startTime, endTime }) => ({
    bookingId,
    facilityId,
    roomIds,
    startMs: instantMs(date, startTime, timeZone),
    endMs: instantMs(date, endTime, timeZone),
  }));
}

/** Booked times exist once (D6). A time that a later change of the zone made ambiguous opens no door. */
function instantMs(date: string, time: string, timeZone: string): number {
  const checked = checkWallTime(date, time, timeZone);
  return checked.kind === 'ok' ? checked.instant.epochMilliseconds : Number.NaN;
}
