import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { UNDO_SECONDS } from '#app/platform/undo.ts';
import { isMyTeam, placeJoins, placeZone } from './columns.server.ts';
import { mayChange } from '#app/domains/booking/rules/visibility.ts';

/** A cancelled booking for those who were part of it (D17). */
export interface CancelledBooking {
  id: string;
  resourceId: string | null;
  title: string;
  date: string;
  startTime: string;
  endTime: string;
  placeName: string;
  facilityName: string | null;
  timeZone: string;
  teamName: string | null;
  reason: string | null;
  /** Null when the person is gone. */
  by: string | null;
  /** Local date of the cancellation. */
  cancelledOn: string;
  /** The operation while the viewer can undo it. */
  undo: string | null;
}

/** Another request cancelled the booking before. */
export interface AlreadyCancelled {
  kind: 'already';
  booking: CancelledBooking;
}

interface CancelledRow extends Record<string, unknown>, CancelledBooking {
  createdBy: string | null;
  userId: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
  cancelledBy: string | null;
}

/** A cancelled booking for one viewer; null when it is unknown, or when they had no part in it. */
export async function getCancelledFor(
  ctx: { db: Database | Transaction; now: Ctx['now'] },
  actor: Actor,
  bookingId: string,
): Promise<CancelledBooking | null> {
  const [row] = await queryRows<CancelledRow>(
    ctx.db,
    sql`
      select c.id, c.resource_id as "resourceId", c.date::text as date, left(c.start_time::text, 5) as "startTime",
        left(c.end_time::text, 5) as "endTime", c.snapshot ->> 'title' as title, c.snapshot ->> 'place_name' as "placeName",
        c.snapshot ->> 'team_name' as "teamName", c.snapshot ->> 'created_by' as "createdBy", c.user_id as "userId",
        ${isMyTeam(actor.id, sql`c.team_id`)} as "isMyTeam",
        f.operator_id as "operatorId", f.name as "facilityName", ${placeZone} as "timeZone", c.reason, c.cancelled_by as "cancelledBy",
        (c.cancelled_at at time zone ${placeZone})::date::text as "cancelledOn",
        u.first_name || ' ' || u.last_name as by,
        (select o.correlation_id from operations o where o.correlation_id = c.cancellation_id and o.undone_at is null
          and o.actor_id = ${actor.id}::uuid
          and o.at + make_interval(secs => ${UNDO_SECONDS}) >= ${ctx.now.toString()}::timestamptz) as undo
      from cancelled_bookings c ${placeJoins(sql`c.resource_id`)} left join users u on u.id = c.cancelled_by
      where c.id = ${bookingId}::uuid`,
  );
  if (!row) return null;
  const wasMe = row.cancelledBy === actor.id;
  if (!wasMe && !mayChange(actor, { ...row, status: 'approved', decision: null })) return null;
  return {
    id: row.id,
    resourceId: row.resourceId,
    title: row.title,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    placeName: row.placeName,
    facilityName: row.facilityName,
    timeZone: row.timeZone,
    teamName: row.teamName,
    reason: row.reason,
    by: row.by,
    cancelledOn: row.cancelledOn,
    undo: row.undo,
  };
}

/**
 * Runs a verb about one booking. If the booking was cancelled, those who had a part in it get the cancelled booking; all others
 * get the NotFoundError.
 */
export async function unlessCancelled<Outcome>(
  ctx: Pick<Ctx, 'actor' | 'db' | 'now'>,
  bookingId: string,
  verb: () => Promise<Outcome>,
): Promise<Outcome | AlreadyCancelled> {
  try {
    return await verb();
  } catch (error) {
    const booking = error instanceof NotFoundError ? await getCancelledFor(ctx, ctx.actor, bookingId) : null;
    if (!booking) throw error;
    return { kind: 'already', booking };
  }
}
