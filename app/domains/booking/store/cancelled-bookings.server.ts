import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { UNDO_SECONDS } from '#app/domains/outbox/public.server.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { mayChange } from '#app/domains/booking/rules/visibility.ts';

/** What is left of a cancelled booking, for those who were part of it (D17). */
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
  /** Null once the person is gone. */
  by: string | null;
  /** Local date of the cancellation. */
  cancelledOn: string;
  /** The cancellation, while the viewer can still undo it. */
  undo: string | null;
}

/** Somebody was here before and cancelled it. */
export interface AlreadyCancelled {
  kind: 'already';
  booking: CancelledBooking;
}

interface TombstoneRow extends Record<string, unknown>, Omit<CancelledBooking, 'undo'> {
  createdBy: string | null;
  userId: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
  cancelledBy: string | null;
  cancellationId: string;
  isFresh: boolean;
}

/** The tombstone of a booking before one person's eyes; null when there is none, or when they had no part in it. */
export async function getCancelledFor(
  ctx: { db: Database | Transaction; now: Ctx['now'] },
  actor: Actor,
  bookingId: string,
): Promise<CancelledBooking | null> {
  const [row] = await queryRows<TombstoneRow>(
    ctx.db,
    sql`
      select c.id, c.resource_id as "resourceId", c.date::text as date, left(c.start_time::text, 5) as "startTime",
        left(c.end_time::text, 5) as "endTime", c.snapshot ->> 'title' as title, c.snapshot ->> 'place_name' as "placeName",
        c.snapshot ->> 'team_name' as "teamName", c.snapshot ->> 'created_by' as "createdBy", c.user_id as "userId",
        exists (select 1 from trainer_assignments ta where ta.team_id = c.team_id and ta.user_id = ${actor.id}::uuid) as "isMyTeam",
        f.operator_id as "operatorId", f.name as "facilityName", coalesce(f.time_zone, ${HOME_ZONE}) as "timeZone", c.reason, c.cancelled_by as "cancelledBy",
        (c.cancelled_at at time zone coalesce(f.time_zone, ${HOME_ZONE}))::date::text as "cancelledOn",
        c.cancelled_at + make_interval(secs => ${UNDO_SECONDS}) >= ${ctx.now.toString()}::timestamptz
          and (c.series_id is null or c.snapshot ? 'series_change') as "isFresh",
        u.first_name || ' ' || u.last_name as by, c.cancellation_id as "cancellationId"
      from cancelled_bookings c left join resources r on r.id = c.resource_id left join resource_groups g on g.id = r.group_id
      left join facilities f on f.id = g.facility_id left join users u on u.id = c.cancelled_by
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
    undo: wasMe && row.isFresh ? row.cancellationId : null,
  };
}

/**
 * A verb about one booking, for those who may have come too late: where it finds none, whoever had a part in the cancelled one
 * gets its tombstone. Rethrows NotFoundError for everybody else.
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
