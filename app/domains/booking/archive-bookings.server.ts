import { sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type ApprovalRow, readApprovalRows, assertMay } from './store/decision-rows.server.ts';
import { deleteClaims, raisePlanVersions } from './store/bookings.server.ts';
import { notificationsOf } from './mails/decision.server.ts';
import { bookingMails, readInvolved } from './mails/notifications.server.ts';
import { foldUnits } from './pages/pending-list.server.ts';
import { addCancelledEvents } from './store/cancelled-events.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { BOOKING_STATES, freesPlace } from './rules/states.ts';

export interface ArchiveOutcome {
  archived: ApprovalRow[];
  /** Archived before; they stay as they are. */
  already: ApprovalRow[];
}

/**
 * Archives bookings of the admin's operator (seed 4, 2.4.2 "Lebenszyklus"): every view but the archive drops them, their
 * outcome stays (D4), their claims go. A future one frees its place, and the involved get a mail. One transaction, one audit
 * row per booking. Throws ForbiddenError and NotFoundError; then nothing was written.
 */
export async function archiveBookings(ctx: Ctx, input: { bookingIds: readonly string[] }): Promise<ArchiveOutcome> {
  if (!can(ctx.actor, 'booking.archive')) throw new ForbiddenError('booking.archive');
  const bookingIds = [...new Set(input.bookingIds)];
  return await underPlanLock(ctx, { bookingIds }, async (tx) => {
    const view = { viewerId: ctx.actor.id, now: ctx.now };
    const rows = await readApprovalRows(tx, view, { bookingIds, isLocked: true });
    if (rows.length < bookingIds.length) throw new NotFoundError('booking');
    for (const row of rows) assertMay(ctx.actor, 'booking.archive', row);

    const archived = rows.filter((row) => BOOKING_STATES.can(row.status, 'archived'));
    const outcome = { archived, already: rows.filter((row) => !archived.includes(row)) };
    if (archived.length === 0) return outcome;
    const ids = archived.map(({ id }) => id);
    const missed = foldUnits(archived.filter(freesPlace));
    const involved = await inOneFlight(tx, () => missed.map(([first]) => (first ? readInvolved(tx, first) : [])));
    const mails = missed.flatMap((unit, at) => {
      const notification = notificationsOf('bookingCancelled', unit, { actor: ctx.actor });
      return notification ? bookingMails({ ...notification, bookingId: null }, involved[at] ?? []) : [];
    });
    const [changed] = await inOneFlight(tx, () => [
      queryRows(
        tx,
        sql`
          update bookings set status = 'archived', archived_at = ${ctx.now.toString()}::timestamptz, version = version + 1,
            updated_at = app_now()
          where id = any(${uuidArray(ids)}) and status = any(${`{${BOOKING_STATES.before('archived').join(',')}}`}::text[]) returning id`,
      ),
      deleteClaims(tx, ids),
      addCancelledEvents(tx, ids),
      recordAudit(
        tx,
        ctx,
        archived.map(({ id, operatorId, status }) => ({
          action: 'booking.archived',
          entity: 'booking',
          entityId: id,
          operatorId,
          before: { status },
          after: { status: 'archived' },
        })),
      ),
      enqueueMails(tx, mails, { now: ctx.now, operationId: null }),
      raisePlanVersions(tx, [...new Set(archived.flatMap(({ rootId }) => rootId ?? []))]),
    ]);
    if (changed.length !== ids.length) throw new Error('a booking changed under its lock');
    return outcome;
  });
}
