import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import type { RequestRefusal } from '#app/domains/staff/rules/decide-request.ts';
import { checkExchange } from '#app/domains/staff/store/exchange-check.server.ts';
import { lockParties, lockRequest, type LockedRequest, moveRequest } from '#app/domains/staff/store/requests.server.ts';
import type { StaffingWarning } from '#app/domains/staff/store/warnings.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { settleLocked } from '#app/domains/staff/store/settled-requests.server.ts';

export type TakeShiftOutcome =
  /** The person is on the shift now. */
  | { kind: 'taken'; warnings: StaffingWarning[] }
  /** A manager has to approve it. */
  | { kind: 'waiting'; warnings: StaffingWarning[] }
  /** Overlaps or working times that the person has not confirmed. */
  | { kind: 'warned'; warnings: StaffingWarning[] }
  | { kind: 'refused'; code: RequestRefusal };

/**
 * A colleague takes an offered shift. Everything is checked again under the locks of the shifts: of two at the same moment one gets it, and
 * the other is refused. Throws NotFoundError for an offer that the person never could take.
 */
export async function takeShift(
  ctx: Ctx,
  { requestId, despiteWarnings }: { requestId: string; despiteWarnings: boolean },
): Promise<TakeShiftOutcome> {
  if (!can(ctx.actor, 'shift.own', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('shift.own');
  const lock = (tx: Transaction) => lockRequest(tx, requestId);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<TakeShiftOutcome> => {
    if (!locked) throw new NotFoundError('shift_request');
    const { request, shift, otherShift } = locked;
    const { kind, operatorId, fromStaffId, toStaffId, otherShiftId } = request;
    const { me, personOf } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids: [fromStaffId] });
    const isAsked = kind !== 'cannot_come' && me?.staffId !== fromStaffId;
    if (!me || !isAsked) throw new NotFoundError('shift_request');
    if (toStaffId !== null && toStaffId !== me.staffId) {
      // Taken by a colleague; what was offered to one colleague alone is hidden from others.
      if (otherShiftId === null) return { kind: 'refused', code: 'OVER' };
      throw new NotFoundError('shift_request');
    }
    if (request.state !== 'offered') return { kind: 'refused', code: 'OVER' };
    const check = await checkExchange(tx, ctx, locked, { from: personOf(fromStaffId), to: me });
    if (check.kind === 'refused') return check;
    const own = check.warnings.filter(({ code, staffId }) => staffId === me.staffId && code !== 'NO_ROLE');
    if (own.length > 0 && !despiteWarnings) return { kind: 'warned', warnings: own };
    if (kind === 'swap' && (await needsApproval(tx, operatorId))) {
      const after = { toStaffId: me.staffId };
      await moveRequest(tx, ctx, request, { state: 'accepted', ...after, after });
      if (fromStaffId !== null) await tellRequest(tx, ctx, 'waiting', { to: [fromStaffId], shift, otherShift });
      await tellManagers(tx, ctx, locked);
      return { kind: 'waiting', warnings: own };
    }
    await settleLocked(tx, ctx, locked, { toStaffId: me.staffId });
    return { kind: 'taken', warnings: own };
  });
}

async function needsApproval(tx: Transaction, operatorId: string): Promise<boolean> {
  const [row] = await queryRows<{ needed: boolean }>(
    tx,
    sql`select swap_needs_approval as needed from operators where id = ${operatorId}::uuid`,
  );
  return row?.needed ?? true;
}

async function tellManagers(tx: Transaction, ctx: Ctx, { shift, otherShift, request }: LockedRequest): Promise<void> {
  const [from] = await queryRows<{ name: string }>(
    tx,
    sql`select u.first_name || ' ' || u.last_name as name from staff_members m join users u on u.id = m.user_id
      where m.id = ${request.fromStaffId}::uuid`,
  );
  await tellRequest(tx, ctx, 'toApprove', { to: 'managers', shift, otherShift, other: from?.name ?? '' });
}
