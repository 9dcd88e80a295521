import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { requestStates } from '#app/domains/staff/rules/request-states.ts';
import { lockParties, lockRequest, moveRequest } from '#app/domains/staff/store/requests.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type DeclineRequestOutcome = { kind: 'declined' } | { kind: 'over' };

/** The colleague who was asked, or who took the shift, says no. An offer to all waits for another colleague. */
export async function declineRequest(
  ctx: Ctx,
  { requestId, answer }: { requestId: string; answer: string | null },
): Promise<DeclineRequestOutcome> {
  if (!can(ctx.actor, 'shift.own', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('shift.own');
  const lock = (tx: Transaction) => lockRequest(tx, requestId);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<DeclineRequestOutcome> => {
    if (!locked) throw new NotFoundError('shift_request');
    const { request, shift, otherShift } = locked;
    const { operatorId, fromStaffId, toStaffId } = request;
    const { me } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids: [] });
    if (!me || toStaffId !== me.staffId) throw new NotFoundError('shift_request');
    if (!requestStates.can(request.state, 'declined')) return { kind: 'over' };
    await moveRequest(tx, ctx, request, { state: 'declined', answer, after: { answer } });
    if (fromStaffId !== null)
      await tellRequest(tx, ctx, 'refused', { to: [fromStaffId], shift, otherShift, message: answer });
    return { kind: 'declined' };
  });
}
