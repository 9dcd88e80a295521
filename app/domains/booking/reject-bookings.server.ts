import { sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { type ApprovalRow, type UnitRef, bookingIdsOf, readUnits } from './store/decision-rows.server.ts';
import { type OverOutcome, overOutcome } from './approve-bookings.server.ts';
import { deleteClaims, raisePlanVersions } from './store/bookings.server.ts';
import { notificationsOf, relatedOf } from './mails/decision.server.ts';
import { bookingMails, readInvolved } from './mails/notifications.server.ts';
import { BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { inverseOf } from './store/inverse.server.ts';
import { addCancelledEvents } from './store/cancelled-events.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { BOOKING_STATES } from './rules/states.ts';

export type RejectionOutcome =
  /** `undo`: as of an approval. */
  { kind: 'rejected'; title: string; rejected: ApprovalRow[]; undo: string | null } | OverOutcome;

/**
 * Rejects requests of the admin's operator, with a reason for the mail (seed 4, 3.5); requests that have begun, too. One
 * transaction: status, deleted claims, one audit row, mail and plan version per unit. Throws ForbiddenError and NotFoundError;
 * then nothing was written.
 */
export async function rejectBookings(
  ctx: Ctx,
  input: { units: readonly UnitRef[]; reason: string | null },
): Promise<RejectionOutcome[]> {
  if (!can(ctx.actor, 'booking.decide')) throw new ForbiddenError('booking.decide');
  const bookingIds = await bookingIdsOf(ctx.db, input.units);
  return await underPlanLock(ctx, { bookingIds }, async (tx) => {
    const units = await readUnits(tx, ctx, input.units, { bookingIds, isLocked: true });
    const taken = new Set<string>();
    const outcomes = units.map((unit): RejectionOutcome => {
      const rejected = unit.rows.filter((row) => BOOKING_STATES.can(row.status, 'rejected') && !taken.has(row.id));
      for (const row of rejected) taken.add(row.id);
      return rejected.length > 0
        ? { kind: 'rejected', title: unit.title, rejected, undo: operationIdOf(ctx) }
        : overOutcome(unit);
    });
    await write(
      tx,
      ctx,
      outcomes.flatMap((outcome) => (outcome.kind === 'rejected' ? [outcome.rejected] : [])),
      input.reason,
    );
    return outcomes;
  });
}

async function write(tx: Transaction, ctx: Ctx, units: readonly ApprovalRow[][], reason: string | null): Promise<void> {
  if (units.length === 0) return;
  const rows = units.flat();
  const ids = rows.map(({ id }) => id);
  const involved = await inOneFlight(tx, () => units.map(([first]) => (first ? readInvolved(tx, first) : [])));
  const mails = units.flatMap((rejected, at) => {
    const notification = notificationsOf('bookingRejected', rejected, { actor: ctx.actor, reason });
    return notification ? bookingMails(notification, involved[at] ?? []) : [];
  });
  const undo = operationIdOf(ctx);
  if (undo !== null) await recordOperation(tx, ctx, { kind: 'booking.rejected', inverse: inverseOf({ changed: ids }) });
  const [changed] = await inOneFlight(tx, () => [
    queryRows(
      tx,
      sql`
        update bookings set status = 'rejected', decision = 'rejected', decided_by = ${ctx.actor.id}::uuid,
          decided_at = ${ctx.now.toString()}::timestamptz, decision_reason = ${reason}, version = version + 1, updated_at = app_now()
        where id = any(${uuidArray(ids)}) and status = any(${`{${BOOKING_STATES.before('rejected').join(',')}}`}::text[]) returning id`,
    ),
    deleteClaims(tx, ids),
    addCancelledEvents(tx, ids),
    recordAudit(
      tx,
      ctx,
      units.flatMap((rejected) => auditEntry(rejected, reason)),
    ),
    enqueueMails(tx, mails, { now: ctx.now, operationId: undo }),
    raisePlanVersions(tx, [...new Set(rows.flatMap(({ rootId }) => rootId ?? []))]),
  ]);
  if (changed.length !== ids.length) throw new Error('a request was decided under its lock');
}

function auditEntry(rejected: readonly ApprovalRow[], reason: string | null) {
  const [first] = rejected;
  if (!first) return [];
  const { entity, id } = relatedOf(first);
  const dates = entity === 'booking' ? { date: first.date } : { dates: rejected.map(({ date }) => date) };
  return [
    {
      action: `${entity}.rejected`,
      entity,
      entityId: id,
      operatorId: first.operatorId,
      before: { status: 'pending' },
      after: { status: 'rejected', decision: 'rejected', decisionReason: reason, ...dates },
      personalFields: BOOKING_PERSONAL_FIELDS,
    },
  ];
}
