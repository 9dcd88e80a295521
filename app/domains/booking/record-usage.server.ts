import { inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, wallClock } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { assertMayChange, raisePlanVersions, readBookings } from './store/bookings.server.ts';
import { readUsage, replaceUsage, type StoredUsage } from './store/usage.server.ts';
import { type UsageInput, whyNoUsage } from './rules/usage.ts';

export type RecordUsageOutcome =
  | { kind: 'recorded' | 'unchanged'; title: string }
  | { kind: 'not_approved' | 'not_begun' };

/**
 * Records how many were there, or that the date fell out and why (presence.md, booking_usage), by the involved and admins of the operator.
 * It replaces an earlier word and the door's; the audit log keeps what was said before. Throws NotFoundError for a hidden booking.
 */
export async function recordUsage(
  ctx: Ctx,
  { bookingId, ...said }: UsageInput & { bookingId: string },
): Promise<RecordUsageOutcome> {
  if (!can(ctx.actor, 'booking.change')) throw new ForbiddenError('booking.change');
  return await inTransaction(ctx, async (tx): Promise<RecordUsageOutcome> => {
    const [booking] = await readBookings(tx, ctx.actor.id, { ids: [bookingId] });
    assertMayChange(ctx.actor, booking);
    const now = wallClock(ctx.now, booking.timeZone ?? HOME_ZONE);
    const refusal = whyNoUsage({ ...booking, isArchived: booking.archivedAt !== null }, now);
    if (refusal) return { kind: refusal };
    const { title, rootId, operatorId } = booking;
    const input: UsageInput = { ...said, headcount: said.tookPlace ? said.headcount : null };
    const [before = null] = await readUsage(tx, { bookingId });
    const after: StoredUsage = { ...input, source: 'trainer' };
    if (before && !changesOf<StoredUsage>(before, after)) return { kind: 'unchanged', title };
    await inOneFlight(tx, () => [
      replaceUsage(tx, { ...after, bookingId, recordedBy: ctx.actor.id }),
      recordAudit(tx, ctx, {
        action: 'booking.usage_recorded',
        entity: 'booking',
        entityId: bookingId,
        operatorId,
        before: before && { ...before },
        after: { ...after },
        personalFields: BOOKING_PERSONAL_FIELDS,
      }),
      raisePlanVersions(tx, rootId === null ? [] : [rootId]),
    ]);
    return { kind: 'recorded', title };
  });
}
