import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { requestStates } from '#app/domains/staff/rules/request-states.ts';
import { lockParties, lockRequest, moveRequest } from '#app/domains/staff/store/requests.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type WithdrawRequestOutcome = { kind: 'withdrawn' } | { kind: 'over' };

/** A person takes an own request back, or a manager an offer of the operator. Who had accepted it gets a mail. */
export async function withdrawRequest(ctx: Ctx, { requestId }: { requestId: string }): Promise<WithdrawRequestOutcome> {
  if (!can(ctx.actor, 'shift.own', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('shift.own');
  const lock = (tx: Transaction) => lockRequest(tx, requestId);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<WithdrawRequestOutcome> => {
    if (!locked) throw new NotFoundError('shift_request');
    const { request, shift, otherShift } = locked;
    const { operatorId, fromStaffId, toStaffId, kind } = request;
    const { me } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids: [] });
    // A manager's offer of an absent person's place is not that person's to take back.
    const isOwn = kind !== 'stand_in' && me !== undefined && me.staffId === fromStaffId;
    const isManaged = kind === 'stand_in' && can(ctx.actor, 'shift.manage', { operatorId });
    if (!isOwn && !isManaged) throw new NotFoundError('shift_request');
    if (!requestStates.can(request.state, 'withdrawn')) return { kind: 'over' };
    await moveRequest(tx, ctx, request, { state: 'withdrawn' });
    if (toStaffId !== null) await tellRequest(tx, ctx, 'withdrawn', { to: [toStaffId], shift, otherShift });
    else if (kind === 'cannot_come') await tellRequest(tx, ctx, 'withdrawn', { to: 'managers', shift });
    return { kind: 'withdrawn' };
  });
}
