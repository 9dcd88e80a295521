import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { getBookingRow } from './plan-rows.server.ts';
import { isPast } from '#app/domains/booking/rules/scopes.ts';
import { mayChange, visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/** What its page may say to one person; absent parts are not theirs to see. */
export interface BookingPage {
  id: string;
  resourceId: string | null;
  date: string;
  startTime: string;
  endTime: string;
  status: BookingStatus;
  sight: 'full' | 'plan' | 'requested';
  placeName: string;
  facilityName: string | null;
  timeZone: string;
  isSeries: boolean;
  /** This person may edit and cancel it, and it is not too late for that. */
  mayChange: boolean;
  /** This person may put it away; what is still to come is cancelled instead. */
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
  /** Coming dates that take place or may. */
  left: number;
  /** This date goes its own way. */
  isDetached: boolean;
}

/** One booking before one person's eyes; null when it is unknown or hidden from them, which is the same (D18). */
export async function getBookingFor(
  ctx: Pick<ReadCtx, 'db' | 'now'>,
  actor: Actor,
  bookingId: string,
): Promise<BookingPage | null> {
  const row = await getBookingRow(ctx.db, bookingId, actor.id);
  if (!row) return null;
  const sight = visibilityOf(actor, row, { isPublic: row.publicPlan ?? false, showNames: row.showNames ?? false });
  if (sight === 'hidden' || sight === 'named' || sight === 'occupied') return null;
  const now = wallClock(ctx.now, row.timeZone ?? HOME_ZONE);
  const isOpen = (row.status === 'pending' || row.status === 'approved') && !isPast(row, now);
  const requested: BookingPage = {
    id: row.id,
    sight,
    resourceId: row.resourceId,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    status: row.status,
    placeName: row.placeName,
    facilityName: row.facilityName,
    timeZone: row.timeZone ?? HOME_ZONE,
    isSeries: row.seriesId !== null,
    mayChange: isOpen && mayChange(actor, row),
    mayArchive: !isOpen && row.status !== 'archived' && can(actor, 'booking.archive', { operatorId: row.operatorId }),
  };
  if (sight === 'requested') return requested;
  const plan: BookingPage = {
    ...requested,
    title: row.title,
    typeLabel: row.typeLabel,
    typeIcon: row.typeIcon,
    teamName: row.teamName,
    clubName: row.clubName,
    personName: row.personName,
    series: row.seriesId ? await getSeriesLine(ctx.db, row.seriesId, row.detached, now.date) : null,
  };
  if (sight === 'plan') return plan;
  return { ...plan, description: row.description, decisionReason: row.decisionReason };
}

async function getSeriesLine(
  db: Database,
  seriesId: string,
  isDetached: boolean,
  today: string,
): Promise<BookingSeriesLine | null> {
  const [series] = await queryRows<Omit<BookingSeriesLine, 'isDetached'>>(
    db,
    sql`
      select s.day_of_week as "dayOfWeek", s.start_date::text as from, s.end_date::text as until,
        (select count(*)::int from bookings b where b.series_id = s.id and b.status in ('pending', 'approved')
          and b.date >= ${today}::date) as left
      from booking_series s where s.id = ${seriesId}::uuid`,
  );
  return series ? { ...series, isDetached } : null;
}
