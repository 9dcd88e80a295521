import { sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import {
  type ApprovalRow,
  type UnitRef,
  bookingIdsOf,
  type DecisionUnit,
  readUnits,
} from './store/decision-rows.server.ts';
import { readOccupancies } from './store/occupancies.server.ts';
import { deleteClaims, insertClaims, raisePlanVersions } from './store/bookings.server.ts';
import { notificationsOf, relatedOf } from './mails/decision.server.ts';
import { bookingMails, readInvolved } from './mails/notifications.server.ts';
import { inverseOf } from './store/inverse.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { decideApprovals, type JudgedDate, type OnConflict } from './rules/approve.ts';
import { BOOKING_STATES } from './rules/states.ts';

export type ApprovalOutcome =
  | {
      kind: 'approved';
      title: string;
      approved: ApprovalRow[];
      skipped: JudgedDate<ApprovalRow>[];
      /** The operation of all units together, which takes them back within 30 seconds; null without an undo. */
      undo: string | null;
    }
  /** No date was approved. */
  | { kind: 'refused'; title: string; skipped: JudgedDate<ApprovalRow>[] }
  | OverOutcome;

/** The request was decided, expired or archived before. The status is null when it was withdrawn. */
export type OverOutcome = { kind: 'over'; title: string; status: BookingStatus | null; decidedBy: string | null };

/**
 * Approves requests of the admin's operator (seed 4, 3.5; D3) in one transaction under the lock of all their roots. Every date
 * is judged again; approved ones get blocking claims. One audit row, mail and plan version per unit. Of two units for the same
 * time the first wins. Throws ForbiddenError and NotFoundError; then nothing was written.
 */
export async function approveBookings(
  ctx: Ctx,
  input: { units: readonly UnitRef[]; onConflict: OnConflict },
): Promise<ApprovalOutcome[]> {
  if (!can(ctx.actor, 'booking.decide')) throw new ForbiddenError('booking.decide');
  const bookingIds = await bookingIdsOf(ctx.db, input.units);
  return await underPlanLock(ctx, { bookingIds }, async (tx) => {
    const units = await readUnits(tx, ctx, input.units, { bookingIds, isLocked: true });
    const occupancies = await readOccupancies(
      tx,
      ctx.actor,
      units.flatMap(({ rows }) => rows.filter((row) => row.status === 'pending')),
    );
    const decisions = decideApprovals(
      units.map(({ rows }) => rows),
      occupancies,
      input.onConflict,
    );
    const outcomes = decisions.map((decision, at): ApprovalOutcome => {
      const unit = units[at] ?? { rows: [], title: '' };
      if (decision.kind === 'over') return overOutcome(unit);
      const outcome = { ...decision, title: unit.title };
      return outcome.kind === 'approved' ? { ...outcome, undo: operationIdOf(ctx) } : outcome;
    });
    await write(
      tx,
      ctx,
      outcomes.filter((outcome) => outcome.kind === 'approved'),
    );
    return outcomes;
  });
}

export function overOutcome({ rows, title }: DecisionUnit): OverOutcome {
  const [first] = rows;
  return { kind: 'over', title, status: first?.status ?? null, decidedBy: first?.decidedByName ?? null };
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  outcomes: readonly (ApprovalOutcome & { kind: 'approved' })[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.flatMap(({ approved }) => approved);
  const ids = rows.map(({ id }) => id);
  const involved = await inOneFlight(tx, () =>
    outcomes.map(({ approved: [first] }) => (first ? readInvolved(tx, first) : [])),
  );
  const mails = outcomes.flatMap(({ approved, skipped }, at) => {
    const notification = notificationsOf('bookingApproved', approved, { actor: ctx.actor, skipped });
    return notification ? bookingMails(notification, involved[at] ?? []) : [];
  });
  const undo = operationIdOf(ctx);
  if (undo !== null) await recordOperation(tx, ctx, { kind: 'booking.approved', inverse: inverseOf({ changed: ids }) });
  // Before the claims: they are made from the rows as they are.
  const changed = await queryRows(
    tx,
    sql`
      update bookings set status = 'approved', decision = 'approved', decided_by = ${ctx.actor.id}::uuid,
        decided_at = ${ctx.now.toString()}::timestamptz, decision_reason = null, version = version + 1, updated_at = app_now()
      where id = any(${uuidArray(ids)}) and status = any(${`{${BOOKING_STATES.before('approved').join(',')}}`}::text[]) returning id`,
  );
  if (changed.length !== ids.length) throw new Error('a request was decided under its lock');
  await inOneFlight(tx, () => [
    deleteClaims(tx, ids),
    insertClaims(tx, ids),
    recordAudit(tx, ctx, outcomes.flatMap(auditEntry)),
    trackAction(tx, ctx, outcomes.flatMap(actionOf)),
    enqueueMails(tx, mails, { now: ctx.now, operationId: undo }),
    raisePlanVersions(tx, [...new Set(rows.flatMap(({ rootId }) => rootId ?? []))]),
  ]);
}

function actionOf({ approved: [first] }: ApprovalOutcome & { kind: 'approved' }) {
  if (!first) return [];
  const { entity, id } = relatedOf(first);
  return { actionType: 'booking.approved', gid: gidOf(entity === 'booking' ? 'booking' : 'series', id) };
}

function auditEntry({ approved, skipped }: ApprovalOutcome & { kind: 'approved' }) {
  const [first] = approved;
  if (!first) return [];
  const { entity, id } = relatedOf(first);
  const dates =
    entity === 'booking'
      ? { date: first.date }
      : { dates: approved.map(({ date }) => date), left: skipped.map(({ booking }) => booking.date) };
  return [
    {
      action: `${entity}.approved`,
      entity,
      entityId: id,
      operatorId: first.operatorId,
      before: { status: 'pending' },
      after: { status: 'approved', decision: 'approved', ...dates },
    },
  ];
}
