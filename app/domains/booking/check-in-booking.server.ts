import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import type { Database } from '#app/db/client.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { addDays, HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import { trainedTeams } from './store/columns.server.ts';
import { raisePlanVersions } from './store/bookings.server.ts';
import { listDoorBookings } from './store/door-bookings.server.ts';
import { addUsage } from './store/usage.server.ts';
import { bookingOfMoment } from './rules/usage.ts';

/** The payload of the job `door.executed`: a door let its person into a room. */
const doorExecutedSchema = z.object({
  userId: z.uuid(),
  roomId: z.uuid(),
  atMs: z.number(),
  leadMin: z.number(),
  lagMin: z.number(),
});

/** A door opens for the person who made a booking, too; only those it is for have come to it. */
const readOwn = statement<{ userId: string; ids: string }, { id: string }>(sql`
  select b.id from bookings b where b.id = any(${sql.placeholder('ids')}::uuid[])
    and (b.user_id = ${sql.placeholder('userId')}::uuid or b.team_id = any(${trainedTeams(sql.placeholder('userId'))}))`);

const markCheckedIn = statement<
  { bookingId: string; at: string },
  { rootId: string | null; operatorId: string | null }
>(sql`
  with marked as (
    update bookings set checked_in_at = ${sql.placeholder('at')}::timestamptz
    where id = ${sql.placeholder('bookingId')}::uuid and checked_in_at is null and decision = 'approved' and archived_at is null
    returning resource_id)
  select r.root_id as "rootId", f.operator_id as "operatorId" from marked
  left join resources r on r.id = marked.resource_id left join resource_groups g on g.id = r.group_id
  left join facilities f on f.id = g.facility_id`);

export type CheckInBookingOutcome = { kind: 'checked_in'; bookingId: string } | { kind: 'already' } | { kind: 'none' };

/**
 * Checks the booking in that a person came for, when a door with `check_in_on_open` has opened for them: the plan shows it, and the date counts
 * as *took place* until the trainer says otherwise. A second opening and a repeated job change nothing.
 */
export async function checkInBooking(ctx: { db: Database }, payload: unknown): Promise<CheckInBookingOutcome> {
  const { userId, ...entry } = doorExecutedSchema.parse(payload);
  const moment = instantOfMs(entry.atMs);
  const day = today(moment, HOME_ZONE);
  return await inTransaction(ctx, async (tx): Promise<CheckInBookingOutcome> => {
    // No zone is a day away from home.
    const bookings = await listDoorBookings(tx, { userId, from: addDays(day, -1), until: addDays(day, 1) });
    const own = await readOwn(tx, { userId, ids: arrayOf(bookings.map(({ bookingId }) => bookingId)) });
    const mine = new Set(own.map(({ id }) => id));
    const booking = bookingOfMoment(
      bookings.filter(({ bookingId }) => mine.has(bookingId)),
      entry,
    );
    if (!booking) return { kind: 'none' };
    const { bookingId } = booking;
    const [marked] = await markCheckedIn(tx, { bookingId, at: moment.toString() });
    if (!marked) return { kind: 'already' };
    const usage = { tookPlace: true, headcount: null, note: null, source: 'door' as const };
    await inOneFlight(tx, () => [
      addUsage(tx, { ...usage, bookingId, recordedBy: userId }),
      recordAudit(
        tx,
        { ...houseSource(), actor: { id: userId } },
        {
          action: 'booking.checked_in',
          entity: 'booking',
          entityId: bookingId,
          operatorId: marked.operatorId,
          after: { roomId: entry.roomId },
        },
      ),
      trackAction(
        tx,
        { actor: { id: userId } },
        { actionType: 'booking.checked_in', gid: gidOf('booking', bookingId), roomId: entry.roomId },
      ),
      raisePlanVersions(tx, marked.rootId === null ? [] : [marked.rootId]),
    ]);
    return { kind: 'checked_in', bookingId };
  });
}
