import { and, asc, eq, gte, lte, ne, type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { oncePerPool } from '#app/db/once-per-pool.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { bookings } from '#app/db/schema/booking.ts';
import { facilities, resourceGroups, resources } from '#app/db/schema/facilities.ts';
import { eventTypes, teams, trainerAssignments } from '#app/db/schema/organisation.ts';
import type { SeriesSpan } from '#app/domains/booking/rules/cancel.ts';
import type { ScopedBooking } from '#app/domains/booking/rules/scopes.ts';

/** True for bookings of a team that the viewer trains; false for somebody signed out. */
const isMyTeam = (viewerId: string | Placeholder | null) =>
  sql<boolean>`exists (select 1 from ${trainerAssignments} mine where mine.team_id = ${bookings.teamId} and mine.user_id = ${viewerId}::uuid)`;

const planColumns = (viewerId: string | Placeholder | null) => ({
  id: bookings.id,
  resourceId: bookings.resourceId,
  date: bookings.date,
  startTime: bookings.startTime,
  endTime: bookings.endTime,
  title: bookings.title,
  status: bookings.status,
  decision: bookings.decision,
  eventTypeId: bookings.eventTypeId,
  typeLabel: bookings.typeLabel,
  typeIcon: eventTypes.icon,
  placeName: bookings.placeName,
  teamName: bookings.teamName,
  teamShortName: teams.shortName,
  clubName: bookings.clubName,
  personName: bookings.personName,
  createdBy: bookings.createdBy,
  userId: bookings.userId,
  seriesId: bookings.seriesId,
  isMyTeam: isMyTeam(viewerId),
});

/** A row of the plan before anybody's eyes; `rules/plan.ts` decides what of it a viewer gets. */
export type PlanRow = Awaited<ReturnType<typeof listPlanRows>>[number];

const planRows = oncePerPool((db) =>
  db
    .select(planColumns(sql.placeholder('viewerId')))
    .from(bookings)
    .innerJoin(eventTypes, eq(eventTypes.id, bookings.eventTypeId))
    .leftJoin(teams, eq(teams.id, bookings.teamId))
    .where(
      and(
        sql`${bookings.resourceId} = any(${sql.placeholder('resourceIds')}::uuid[])`,
        gte(bookings.date, sql.placeholder('from')),
        lte(bookings.date, sql.placeholder('until')),
        ne(bookings.status, 'archived'),
      ),
    )
    .orderBy(
      asc(bookings.date),
      asc(bookings.startTime),
      asc(bookings.endTime),
      asc(bookings.placeName),
      asc(bookings.id),
    )
    .prepare('plan_rows'),
);

/** Bookings of some resources between two dates (inclusive), earliest first, archived ones left out. One statement. */
export function listPlanRows(
  db: Database,
  range: { resourceIds: readonly string[]; from: string; until: string },
  viewerId: string | null,
) {
  const { from, until } = range;
  return planRows(db).execute({ viewerId, from, until, resourceIds: `{${range.resourceIds.join(',')}}` });
}

/** One booking with all its page shows, or undefined. The page asks `visibilityOf` before it shows a word. */
export async function getBookingRow(db: Database, bookingId: string, viewerId: string | null) {
  const rows = await db
    .select({
      ...planColumns(viewerId),
      description: bookings.description,
      decisionReason: bookings.decisionReason,
      createdAt: bookings.createdAt,
      version: bookings.version,
      teamId: bookings.teamId,
      detached: bookings.detached,
      operatorId: facilities.operatorId,
      timeZone: facilities.timeZone,
      facilityName: facilities.name,
      publicPlan: facilities.publicPlan,
      showNames: facilities.showNames,
      color: resources.color,
    })
    .from(bookings)
    .innerJoin(eventTypes, eq(eventTypes.id, bookings.eventTypeId))
    .leftJoin(teams, eq(teams.id, bookings.teamId))
    .leftJoin(resources, eq(resources.id, bookings.resourceId))
    .leftJoin(resourceGroups, eq(resourceGroups.id, resources.groupId))
    .leftJoin(facilities, eq(facilities.id, resourceGroups.facilityId))
    .where(eq(bookings.id, bookingId));
  return rows[0];
}

/** A series with all its dates, in order; undefined when it is gone. One statement. */
export async function getSeriesDates(db: Database, seriesId: string) {
  const [found] = await queryRows<{ series: SeriesSpan & { dayOfWeek: number }; siblings: ScopedBooking[] }>(
    db,
    sql`
      select json_build_object('startDate', s.start_date, 'endDate', s.end_date, 'exceptions', s.exceptions,
        'dayOfWeek', s.day_of_week) as series,
        (select json_agg(json_build_object('id', b.id, 'date', b.date, 'startTime', left(b.start_time::text, 5), 'status', b.status,
          'detached', b.detached) order by b.date, b.start_time, b.id) from bookings b where b.series_id = s.id) as siblings
      from booking_series s where s.id = ${seriesId}::uuid`,
  );
  return found;
}
