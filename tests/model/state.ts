import type postgres from 'postgres';
import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import type { Place, Village } from './village.ts';

export interface ModelBooking {
  id: string;
  place: Place;
  date: string;
  startTime: string;
  endTime: string;
  type: string;
  title: string;
  team: string | null;
  createdBy: string;
  seriesId: string | null;
  detached: boolean;
  status: BookingStatus;
  decision: Decision | null;
  version: number;
}

export interface ModelSeries {
  id: string;
  dayOfWeek: number;
  startDate: string;
  endDate: string;
  exceptions: { date: string; reason: string }[];
}

/** All rows that a verb may change. */
export interface HouseState {
  bookings: ModelBooking[];
  series: ModelSeries[];
  tombstones: string[];
  audits: number;
  mails: number;
  versions: number;
}

/** Reads it in one statement, bookings by date. */
export async function readState(sql: postgres.Sql, village: Village): Promise<HouseState> {
  const [row] = await sql<{ state: HouseState }[]>`
    select json_build_object(
      'bookings', coalesce((select json_agg(json_build_object('id', id, 'place', resource_id, 'date', date,
        'startTime', left(start_time::text, 5), 'endTime', left(end_time::text, 5), 'type', event_type_id, 'title', title,
        'team', team_id, 'createdBy', created_by, 'seriesId', series_id, 'detached', detached, 'status', status,
        'decision', decision, 'version', version) order by date, start_time, id) from bookings), '[]'),
      'series', coalesce((select json_agg(json_build_object('id', id, 'dayOfWeek', day_of_week, 'startDate', start_date,
        'endDate', end_date, 'exceptions', exceptions) order by id) from booking_series), '[]'),
      'tombstones', coalesce((select json_agg(id order by id) from cancelled_bookings), '[]'),
      'audits', (select count(*) from audit_log), 'mails', (select count(*) from mail_messages),
      'versions', (select coalesce(sum(version), 0) from plan_versions)) as state`;
  if (!row) throw new Error('no state');
  const names = new Map(Object.entries(village.places).map(([place, id]) => [id, place as Place]));
  const { state } = row;
  return {
    ...state,
    bookings: state.bookings.map((booking) => ({ ...booking, place: names.get(booking.place) ?? booking.place })),
  };
}

/**
 * Violated invariants as sentences; empty when all hold. `sinceAudit` counts the audit rows before the step: every changed
 * record has one row of its own, or one of its series.
 */
export async function brokenPromises(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ broken: string }[]>`
    with recursive part as (
      select id as booking_id, resource_id from bookings where status in ('pending', 'approved', 'expired')
      union all select part.booking_id, r.id from part join resources r on r.parent_id = part.resource_id),
    right_claims as (
      select b.id, part.resource_id, tsrange(b.date + b.start_time, b.date + b.end_time), part.resource_id <> b.resource_id,
        b.decision is not distinct from 'approved' and not t.allow_overlap
      from part join bookings b on b.id = part.booking_id join event_types t on t.id = b.event_type_id),
    real_claims as (select booking_id, resource_id, during, via_parent, blocking from booking_claims)
    select 'two blocking claims overlap' as broken from booking_claims a join booking_claims b
      on a.resource_id = b.resource_id and a.booking_id < b.booking_id and a.during && b.during and a.blocking and b.blocking
    union all select 'a claim is missing' from (table right_claims except table real_claims) d
    union all select 'a claim is wrong' from (table real_claims except table right_claims) d
    union all select 'an exception came back' from bookings b join booking_series s on s.id = b.series_id
      where not b.detached and exists (select 1 from jsonb_array_elements(s.exceptions) e where (e ->> 'date')::date = b.date)
    union all select 'a series has a date twice' from bookings where series_id is not null and not detached
      group by series_id, date having count(*) > 1
    union all select 'a booking lives and is cancelled' from bookings b join cancelled_bookings c on c.id = b.id`;
  return rows.map(({ broken }) => broken);
}

/** Records that differ between two states: ids of bookings and of series. */
export function changedRecords(before: HouseState, after: HouseState): { bookings: Set<string>; series: Set<string> } {
  return { bookings: changedIds(before.bookings, after.bookings), series: changedIds(before.series, after.series) };
}

function changedIds(before: readonly { id: string }[], after: readonly { id: string }[]): Set<string> {
  const old = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const now = new Map(after.map((row) => [row.id, JSON.stringify(row)]));
  return new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id) !== now.get(id)));
}

/** Bookings as sorted text; a new one has no id in it. */
export function canonical(bookings: readonly ModelBooking[], before: HouseState): string[] {
  const ids = new Set(before.bookings.map(({ id }) => id));
  const seriesIds = new Set(before.series.map(({ id }) => id));
  return bookings
    .map((row) => ({
      ...row,
      id: ids.has(row.id) ? row.id : '*',
      seriesId: row.seriesId === null || seriesIds.has(row.seriesId) ? row.seriesId : '*',
    }))
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}
