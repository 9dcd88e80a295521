import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { arrayOf, uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { bookings, bookingSeries, facilities, resourceGroups, resources } from '#app/db/schema/index.ts';
import { eventTypes } from '#app/db/schema/organisation.ts';
import { newId } from '#app/db/schema/columns.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { mayChange, type SeenBooking, visibilityOf } from '#app/domains/booking/rules/visibility.ts';
import { addCancelledEvents } from './cancelled-events.server.ts';
import { isMyTeam } from './columns.server.ts';

/** Rows of bookings for the verbs, under the lock of their root (plan-lock). */

const storedColumns = (actorId: string) => ({
  booking: bookings,
  rootId: resources.rootId,
  groupId: resources.groupId,
  operatorId: facilities.operatorId,
  timeZone: facilities.timeZone,
  facilityName: facilities.name,
  allowOverlap: eventTypes.allowOverlap,
  isMyTeam: isMyTeam(actorId, bookings.teamId),
});

export type StoredBooking = typeof bookings.$inferSelect & {
  /** Null when the place is gone, like the other columns of the place. */
  rootId: string | null;
  groupId: string | null;
  operatorId: string | null;
  timeZone: string | null;
  facilityName: string | null;
  allowOverlap: boolean;
  /** The actor trains the team it is for. */
  isMyTeam: boolean;
};
export type StoredSeries = typeof bookingSeries.$inferSelect;

/** Bookings by id or of a series, ordered by date. One statement. `forUpdate` locks them until the transaction ends. */
export async function readBookings(
  handle: Database | Transaction,
  actorId: string,
  of: { ids: readonly string[] } | { seriesId: string },
  { forUpdate = true } = {},
): Promise<StoredBooking[]> {
  const query = handle
    .select(storedColumns(actorId))
    .from(bookings)
    .innerJoin(eventTypes, eq(eventTypes.id, bookings.eventTypeId))
    .leftJoin(resources, eq(resources.id, bookings.resourceId))
    .leftJoin(resourceGroups, eq(resourceGroups.id, resources.groupId))
    .leftJoin(facilities, eq(facilities.id, resourceGroups.facilityId))
    .where('ids' in of ? inArray(bookings.id, [...of.ids]) : eq(bookings.seriesId, of.seriesId))
    .orderBy(asc(bookings.date), asc(bookings.startTime), asc(bookings.id));
  const rows = await (forUpdate ? query.for('update', { of: bookings }) : query);
  return rows.map(({ booking, ...joined }) => ({ ...booking, ...joined }));
}

/**
 * Passes for the involved and for admins of its operator (domain.md, "Who"). Throws NotFoundError when the booking is hidden,
 * ForbiddenError when the actor may only see it (D18).
 */
export function assertMayChange<T extends SeenBooking>(actor: Actor, booking: T | undefined): asserts booking is T {
  if (!booking) throw new NotFoundError();
  const visibility = visibilityOf(actor, booking, { isPublic: false, showNames: false });
  if (visibility === 'hidden') throw new NotFoundError();
  if (!mayChange(actor, booking)) throw new ForbiddenError('booking.change');
}

export async function readSeries(
  handle: Database | Transaction,
  seriesId: string,
  { forUpdate = true } = {},
): Promise<StoredSeries | undefined> {
  const query = handle.select().from(bookingSeries).where(eq(bookingSeries.id, seriesId));
  const rows = await (forUpdate ? query.for('update') : query);
  return rows[0];
}

/** The dates of a booking's series, for the lock: a date that was moved may belong to another root. One statement. */
export async function listSiblingIds(db: Database, bookingId: string): Promise<string[]> {
  const rows = await db
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      sql`${bookings.id} = ${bookingId}::uuid or ${bookings.seriesId} = (select b.series_id from bookings b where b.id = ${bookingId}::uuid)`,
    );
  return rows.map(({ id }) => id);
}

/** The columns that all dates of one request have in common. */
export type NewBooking = Required<
  Pick<
    typeof bookings.$inferInsert,
    | 'resourceId'
    | 'startTime'
    | 'endTime'
    | 'title'
    | 'description'
    | 'eventTypeId'
    | 'userId'
    | 'teamId'
    | 'seriesId'
    | 'createdBy'
    | 'status'
    | 'decision'
    | 'decidedBy'
    | 'decidedAt'
    | 'placeName'
    | 'teamName'
    | 'clubName'
    | 'personName'
    | 'typeLabel'
  >
>;

const given = (name: keyof NewBooking) => sql.placeholder(name);

const insertRows = statement<
  Omit<NewBooking, 'decidedAt'> & { decidedAt: string | null; ids: string; dates: string }
>(sql`
  with recursive inserted as (
    insert into bookings (id, date, resource_id, start_time, end_time, title, description, event_type_id, user_id, team_id,
      series_id, created_by, status, decision, decided_by, decided_at, place_name, team_name, club_name, person_name, type_label)
    select new.id, new.date, ${given('resourceId')}::uuid, ${given('startTime')}::time, ${given('endTime')}::time,
      ${given('title')}, ${given('description')}, ${given('eventTypeId')}, ${given('userId')}::uuid, ${given('teamId')}::uuid,
      ${given('seriesId')}::uuid, ${given('createdBy')}::uuid, ${given('status')}, ${given('decision')}, ${given('decidedBy')}::uuid,
      ${given('decidedAt')}::timestamptz, ${given('placeName')}, ${given('teamName')}, ${given('clubName')}, ${given('personName')},
      ${given('typeLabel')}
    from unnest(${sql.placeholder('ids')}::uuid[], ${sql.placeholder('dates')}::date[]) as new(id, date)
    returning id, resource_id, date, start_time, end_time, status, event_type_id
  ), ${claimsOf(sql`inserted`)}`);

/** New ids for dates, in their order. */
export function bookingIds(dates: readonly string[]): { id: string; date: string }[] {
  return dates.map((date) => ({ id: newId(), date }));
}

/** One row per date with its claims, in one statement. 23P01 when another booking has the time. */
export async function insertBookings(
  tx: Transaction,
  dates: readonly { id: string; date: string }[],
  common: NewBooking,
): Promise<void> {
  await insertRows(tx, {
    ...common,
    decidedAt: common.decidedAt?.toISOString() ?? null,
    ids: arrayOf(dates.map(({ id }) => id)),
    dates: arrayOf(dates.map(({ date }) => date)),
  });
}

/** Claims of these bookings, made from their current rows. One statement; 23P01 when another booking has the time. */
export async function insertClaims(tx: Transaction, ids: readonly string[]): Promise<void> {
  await queryRows(
    tx,
    sql`
      with recursive standing as (select * from bookings where id = any(${uuidArray(ids)})), ${claimsOf(sql`standing`)}`,
  );
}

/**
 * The claims of bookings: the place and everything below it (D2). An approved booking blocks unless its type allows overlap
 * (D3). Goes at the end of a `with recursive`.
 */
function claimsOf(source: SQL): SQL {
  return sql`part as (
      select id as booking_id, resource_id, false as via_parent from ${source} where resource_id is not null
      union all
      select part.booking_id, r.id, true from part join resources r on r.parent_id = part.resource_id
    )
    insert into booking_claims (booking_id, resource_id, during, via_parent, blocking)
    select b.id, part.resource_id, tsrange(b.date + b.start_time, b.date + b.end_time), part.via_parent,
      b.status = 'approved' and not t.allow_overlap
    from part join ${source} b on b.id = part.booking_id join event_types t on t.id = b.event_type_id`;
}

/**
 * Moves bookings to cancelled_bookings and deletes their claims (D17). One statement. `snapshot` is the whole
 * row with the column names of the table.
 */
export async function moveToCancelled(
  tx: Transaction,
  ids: readonly string[],
  by: { cancellationId: string; actorId: string; reason: string | null; now: Ctx['now'] },
): Promise<void> {
  await inOneFlight(tx, () => [
    addCancelledEvents(tx, ids),
    queryRows(
      tx,
      sql`
        with gone as (delete from bookings where id = any(${uuidArray(ids)}) returning *)
        insert into cancelled_bookings (id, resource_id, team_id, user_id, series_id, date, start_time, end_time, snapshot, sequence,
          cancellation_id, reason, cancelled_by, cancelled_at)
        select id, resource_id, team_id, user_id, series_id, date, start_time, end_time,
          to_jsonb(gone), version,
          ${by.cancellationId}::uuid, ${by.reason}, ${by.actorId}::uuid, ${by.now.toString()}::timestamptz
        from gone`,
    ),
  ]);
}

export async function deleteClaims(tx: Transaction, ids: readonly string[]): Promise<void> {
  await queryRows(tx, sql`delete from booking_claims where booking_id = any(${uuidArray(ids)})`);
}

const raiseVersions = statement<{ ids: string }>(sql`
  insert into plan_versions (root_id) select id from unnest(${sql.placeholder('ids')}::uuid[]) as root(id) order by id
  on conflict (root_id) do update set version = plan_versions.version + 1`);

/** Raises the versions of these roots; a trigger notifies their open plans at commit. */
export async function raisePlanVersions(tx: Transaction, rootIds: readonly string[]): Promise<void> {
  await raiseVersions(tx, { ids: arrayOf(rootIds) });
}

const ofSeries = (name: keyof NewSeries) => sql.placeholder(name);

const insertSeriesRow = statement<Omit<NewSeries, 'exceptions'> & { exceptions: string }>(sql`
  insert into booking_series (id, resource_id, team_id, event_type_id, day_of_week, start_date, end_date, start_time, end_time,
    title, description, exceptions, skip_public_holidays, skip_school_holidays, created_by)
  values (${ofSeries('id')}::uuid, ${ofSeries('resourceId')}::uuid, ${ofSeries('teamId')}::uuid, ${ofSeries('eventTypeId')},
    ${ofSeries('dayOfWeek')}, ${ofSeries('startDate')}::date, ${ofSeries('endDate')}::date, ${ofSeries('startTime')}::time,
    ${ofSeries('endTime')}::time, ${ofSeries('title')}, ${ofSeries('description')}, ${ofSeries('exceptions')}::text::jsonb,
    ${ofSeries('skipPublicHolidays')}::boolean, ${ofSeries('skipSchoolHolidays')}::boolean, ${ofSeries('createdBy')}::uuid)`);

export type NewSeries = Required<Omit<typeof bookingSeries.$inferInsert, 'version' | 'createdAt' | 'updatedAt'>>;

export async function insertSeries(tx: Transaction, series: NewSeries): Promise<void> {
  await insertSeriesRow(tx, { ...series, exceptions: JSON.stringify(series.exceptions) });
}
