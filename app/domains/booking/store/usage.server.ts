import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { UsageSource } from '#app/db/schema/booking.ts';
import type { UsageInput } from '#app/domains/booking/rules/usage.ts';

/** What became of a date, as it is stored. */
export interface StoredUsage extends UsageInput {
  readonly source: UsageSource;
}

/** Of one booking; call it under the lock of the booking's row. */
export const readUsage = statement<{ bookingId: string }, StoredUsage>(sql`
  select took_place as "tookPlace", headcount, note, source from booking_usage
  where booking_id = ${sql.placeholder('bookingId')}::uuid`);

interface UsageValues extends Record<string, string | number | boolean | null> {
  bookingId: string;
  tookPlace: boolean;
  headcount: number | null;
  note: string | null;
  recordedBy: string;
  source: UsageSource;
}

const values = sql`${sql.placeholder('bookingId')}::uuid, ${sql.placeholder('tookPlace')}::boolean, ${sql.placeholder('headcount')}::int,
  ${sql.placeholder('note')}, ${sql.placeholder('recordedBy')}::uuid, app_now(), ${sql.placeholder('source')}`;
const columns = sql`booking_id, took_place, headcount, note, recorded_by, recorded_at, source`;

/** A person's word replaces an earlier one, and the door's. */
export const replaceUsage = statement<UsageValues>(sql`
  insert into booking_usage (${columns}) values (${values})
  on conflict (booking_id) do update set took_place = excluded.took_place, headcount = excluded.headcount, note = excluded.note,
    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, source = excluded.source,
    version = booking_usage.version + 1`);

/** The door's word never replaces a person's. */
export const addUsage = statement<UsageValues>(sql`
  insert into booking_usage (${columns}) values (${values}) on conflict (booking_id) do nothing`);

/** A date that was moved away from its check-in is open again; what a person has recorded stays. Doors open at most four hours before. */
export const dropEarlierCheckIns = statement<{ ids: string }>(sql`
  with moved as (
    update bookings b set checked_in_at = null from resources r, resource_groups g, facilities f
    where b.id = any(${sql.placeholder('ids')}::uuid[]) and r.id = b.resource_id and g.id = r.group_id and f.id = g.facility_id
      and b.checked_in_at < (b.date + b.start_time) at time zone f.time_zone - interval '4 hours'
    returning b.id)
  delete from booking_usage u using moved where u.booking_id = moved.id and u.source = 'door'`);
