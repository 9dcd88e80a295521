import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { bookingColumns, type BookingRow, isMyTeam, placeJoins } from '#app/domains/booking/store/columns.server.ts';
import type { SeriesPattern } from '#app/domains/booking/rules/series-after.ts';
import { isPast, isRunning, type ScopedBooking, whyClosed } from '#app/domains/booking/rules/scopes.ts';
import { whyNoUsage } from '#app/domains/booking/rules/usage.ts';
import { mayChange, visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/** The page of a booking for one viewer; a field they may not see is absent. */
export interface BookingPage {
  id: string;
  resourceId: string | null;
  date: string;
  startTime: string;
  endTime: string;
  status: BookingStatus;
  visibility: 'full' | 'plan' | 'requested';
  placeName: string;
  facilityName: string | null;
  timeZone: string;
  isSeries: boolean;
  /** What the viewer may do with it, while it is not too late. */
  may: { edit: boolean; cancel: boolean; changeSeries: boolean };
  /** Approved, begun, and its end lies ahead. */
  isRunning: boolean;
  /** The viewer may say who came. */
  mayRecord: boolean;
  /** The viewer may archive it; a future booking is cancelled instead. */
  mayArchive: boolean;
  title?: string;
  typeLabel?: string;
  typeIcon?: string;
  teamName?: string | null;
  clubName?: string | null;
  personName?: string;
  series?: BookingSeriesLine | null;
  description?: string | null;
  decisionReason?: string | null;
}

export interface BookingSeriesLine {
  /** 0 = Sunday. */
  dayOfWeek: number;
  from: string;
  until: string;
  /** The number of dates from today on that are pending or approved. */
  left: number;
  /** Those that the wider scopes take: they have not begun, and none was changed alone. */
  ahead: number;
  /** This date was changed alone. */
  isDetached: boolean;
}

/** One booking for one viewer; null when it is unknown or hidden, which look the same (D18). */
export async function getBookingFor(
  ctx: Pick<ReadCtx, 'db' | 'now'>,
  actor: Actor,
  bookingId: string,
): Promise<BookingPage | null> {
  const row = await getBookingRow(ctx.db, bookingId, actor.id);
  if (!row) return null;
  const visibility = visibilityOf(actor, row, { isPublic: row.publicPlan ?? false, showNames: row.showNames ?? false });
  if (visibility === 'hidden' || visibility === 'named' || visibility === 'occupied') return null;
  const now = wallClock(ctx.now, row.timeZone ?? HOME_ZONE);
  const closed = whyClosed(row, now);
  const isMine = mayChange(actor, row);
  const requested: BookingPage = {
    id: row.id,
    visibility,
    resourceId: row.resourceId,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    status: row.status,
    placeName: row.placeName,
    facilityName: row.facilityName,
    timeZone: row.timeZone ?? HOME_ZONE,
    isSeries: row.seriesId !== null,
    may: {
      edit: isMine && closed === null,
      cancel: isMine && (row.status === 'pending' || (closed === null && !isPast(row, now))),
      changeSeries: false,
    },
    isRunning: isRunning(row, now),
    mayRecord: isMine && whyNoUsage({ ...row, isArchived: row.status === 'archived' }, now) === null,
    mayArchive:
      (closed !== null || isPast(row, now)) &&
      row.status !== 'archived' &&
      can(actor, 'booking.archive', { operatorId: row.operatorId }),
  };
  if (visibility === 'requested') return requested;
  const series = row.seriesId ? await getSeriesLine(ctx.db, row.seriesId, row.detached, now) : null;
  const plan: BookingPage = {
    ...requested,
    may: { ...requested.may, changeSeries: isMine && (series?.ahead ?? 0) > 0 },
    title: row.title,
    typeLabel: row.typeLabel,
    typeIcon: row.typeIcon,
    teamName: row.teamName,
    clubName: row.clubName,
    personName: row.personName,
    series,
  };
  if (visibility === 'plan') return plan;
  return { ...plan, description: row.description, decisionReason: row.decisionReason };
}

async function getSeriesLine(
  db: Database,
  seriesId: string,
  isDetached: boolean,
  now: { date: string; time: string },
): Promise<BookingSeriesLine | null> {
  const [series] = await queryRows<Omit<BookingSeriesLine, 'isDetached'>>(
    db,
    sql`
      select s.day_of_week as "dayOfWeek", s.start_date::text as from, s.end_date::text as until,
        count(b.id)::int as left,
        count(b.id) filter (where not b.detached and b.date + b.start_time > ${now.date}::date + ${now.time}::time)::int as ahead
      from booking_series s left join bookings b on b.series_id = s.id and b.status in ('pending', 'approved')
        and b.date >= ${now.date}::date
      where s.id = ${seriesId}::uuid group by s.id`,
  );
  return series ? { ...series, isDetached } : null;
}

/** One booking with all that its screens show. */
export interface FoundBooking extends BookingRow {
  eventTypeId: string;
  typeIcon: string;
  description: string | null;
  decisionReason: string | null;
  version: number;
  isMyTeam: boolean;
  operatorId: string | null;
  timeZone: string | null;
  facilityName: string | null;
  publicPlan: boolean | null;
  showNames: boolean | null;
}

/** Undefined when it is unknown. Screens ask `visibilityOf` before they show any of it. One statement. */
export async function getBookingRow(
  db: Database,
  bookingId: string,
  viewerId: string,
): Promise<FoundBooking | undefined> {
  const [row] = await queryRows<FoundBooking>(
    db,
    sql`
      select ${bookingColumns()}, b.event_type_id as "eventTypeId", et.icon as "typeIcon", b.description,
        b.decision_reason as "decisionReason", b.version, ${isMyTeam(viewerId)} as "isMyTeam", f.operator_id as "operatorId",
        f.time_zone as "timeZone", f.name as "facilityName", f.public_plan as "publicPlan", f.show_names as "showNames"
      from bookings b join event_types et on et.id = b.event_type_id ${placeJoins()}
      where b.id = ${bookingId}::uuid`,
  );
  return row;
}

/** A series with all its dates, in order; undefined when it is gone. One statement. */
export async function getSeriesDates(db: Database, seriesId: string) {
  const [found] = await queryRows<{ series: SeriesPattern; siblings: ScopedBooking[] }>(
    db,
    sql`
      select json_build_object('startDate', s.start_date, 'endDate', s.end_date, 'exceptions', s.exceptions,
        'dayOfWeek', s.day_of_week, 'resourceId', s.resource_id, 'eventTypeId', s.event_type_id, 'title', s.title,
        'description', s.description, 'startTime', left(s.start_time::text, 5), 'endTime', left(s.end_time::text, 5),
        'skipPublicHolidays', s.skip_public_holidays, 'skipSchoolHolidays', s.skip_school_holidays) as series,
        (select json_agg(json_build_object('id', b.id, 'date', b.date, 'startTime', left(b.start_time::text, 5), 'status', b.status,
          'detached', b.detached) order by b.date, b.start_time, b.id) from bookings b where b.series_id = s.id) as siblings
      from booking_series s where s.id = ${seriesId}::uuid`,
  );
  return found;
}
