import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { approvalRefusal, type RequestRefusal } from '#app/domains/staff/rules/decide-request.ts';
import { requestStates } from '#app/domains/staff/rules/request-states.ts';
import { checkExchange } from '#app/domains/staff/store/exchange-check.server.ts';
import { lockParties, lockRequest, type LockedRequest, moveRequest } from '#app/domains/staff/store/requests.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { settleLocked } from '#app/domains/staff/store/settled-requests.server.ts';

export interface DecideRequestInput {
  readonly requestId: string;
  readonly decision: 'approve' | 'decline';
  readonly answer: string | null;
}

export type DecideRequestOutcome =
  | { kind: 'approved' }
  /** A message "cannot come" that is dealt with; the person stays on the shift. */
  | { kind: 'settled' }
  | { kind: 'declined' }
  | { kind: 'refused'; code: RequestRefusal };

/**
 * A manager approves a swap that a colleague accepted, settles a message "cannot come", or declines either. An approval checks everything
 * again. Throws NotFoundError for requests of other operators.
 */
export async function decideRequest(
  ctx: Ctx,
  { requestId, decision, answer }: DecideRequestInput,
): Promise<DecideRequestOutcome> {
  const lock = (tx: Transaction) => lockRequest(tx, requestId);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<DecideRequestOutcome> => {
    if (!locked || !can(ctx.actor, 'shift.manage', { operatorId: locked.request.operatorId }))
      throw new NotFoundError('shift_request');
    if (decision === 'decline') return await decline(tx, ctx, locked, answer);
    const { request, shift } = locked;
    const refusal = approvalRefusal(request.kind, request.state) ?? (await swapRefusal(tx, ctx, locked));
    if (refusal) return { kind: 'refused', code: refusal };
    if (request.kind !== 'cannot_come' && request.toStaffId !== null) {
      await settleLocked(tx, ctx, locked, { toStaffId: request.toStaffId, answer, decidedBy: ctx.actor.id });
      return { kind: 'approved' };
    }
    await moveRequest(tx, ctx, request, { state: 'done', answer, decidedBy: ctx.actor.id, after: { answer } });
    await tellRequest(tx, ctx, 'settled', { to: partiesOf(locked), shift, message: answer });
    return { kind: 'settled' };
  });
}

async function decline(
  tx: Transaction,
  ctx: Ctx,
  locked: LockedRequest,
  answer: string | null,
): Promise<DecideRequestOutcome> {
  const { request, shift, otherShift } = locked;
  if (!requestStates.can(request.state, 'declined')) return { kind: 'refused', code: 'OVER' };
  await moveRequest(tx, ctx, request, { state: 'declined', answer, decidedBy: ctx.actor.id, after: { answer } });
  await tellRequest(tx, ctx, 'refused', { to: partiesOf(locked), shift, otherShift, message: answer });
  return { kind: 'declined' };
}

/** What has changed since a colleague accepted. */
async function swapRefusal(tx: Transaction, ctx: Ctx, locked: LockedRequest): Promise<RequestRefusal | null> {
  const { operatorId, fromStaffId, toStaffId, kind } = locked.request;
  if (kind === 'cannot_come' || toStaffId === null) return null;
  const { personOf } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids: [fromStaffId, toStaffId] });
  const check = await checkExchange(tx, ctx, locked, { from: personOf(fromStaffId), to: personOf(toStaffId) });
  return check.kind === 'refused' ? check.code : null;
}

const partiesOf = ({ request: { fromStaffId, toStaffId } }: LockedRequest): string[] =>
  [fromStaffId, toStaffId].filter((id) => id !== null);
