import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { exchangeRefusal, type RequestRefusal, shiftRefusal } from '#app/domains/staff/rules/decide-request.ts';
import { askedShift, insertRequest, lockParties, requestEntry } from '#app/domains/staff/store/requests.server.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface OfferShiftInput {
  readonly shiftId: string;
  /** A colleague and the shift of theirs that the person gets in return; without it all with the role are asked. */
  readonly exchange: { readonly toStaffId: string; readonly otherShiftId: string } | null;
  readonly message: string | null;
}

export type OfferShiftOutcome =
  | { kind: 'offered'; requestId: string; told: number }
  /** The person has a live request for this shift. */
  | { kind: 'exists' }
  | { kind: 'refused'; code: RequestRefusal };

/** A person gives an own published shift away ("Abgeben"): colleagues with its role are asked by mail. Throws NotFoundError for other shifts. */
export async function offerShift(
  ctx: Ctx,
  { shiftId, exchange, message }: OfferShiftInput,
): Promise<OfferShiftOutcome> {
  if (!can(ctx.actor, 'shift.own', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('shift.own');
  const lock = (tx: Transaction) => lockShifts(tx, exchange ? [shiftId, exchange.otherShiftId] : [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<OfferShiftOutcome> => {
    const shift = locked.find(({ id }) => id === shiftId);
    if (!shift) throw new NotFoundError('shift');
    const { operatorId } = shift;
    const ids = exchange ? [exchange.toStaffId] : [];
    const { me, personOf } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids });
    if (!me || !shift.staffIds.includes(me.staffId)) throw new NotFoundError('shift');
    const otherShift = exchange ? locked.find(({ id }) => id === exchange.otherShiftId) : null;
    if (otherShift === undefined || (otherShift && otherShift.operatorId !== operatorId))
      throw new NotFoundError('shift');
    const nowMs = ctx.now.epochMilliseconds;
    const refusal =
      otherShift && exchange
        ? exchangeRefusal(
            { shift: askedShift(shift), otherShift: askedShift(otherShift) },
            { from: me, to: personOf(exchange.toStaffId), nowMs },
          )
        : shiftRefusal(askedShift(shift), nowMs);
    if (refusal) return { kind: 'refused', code: refusal };
    const request = await insertRequest(tx, {
      operatorId,
      kind: 'swap',
      shiftId,
      fromStaffId: me.staffId,
      toStaffId: exchange?.toStaffId ?? null,
      otherShiftId: exchange?.otherShiftId ?? null,
      message,
      askedBy: ctx.actor.id,
    });
    if (!request) return { kind: 'exists' };
    const { fromStaffId, toStaffId, otherShiftId } = request;
    await recordAudit(
      tx,
      ctx,
      requestEntry(request, 'offered', { after: { fromStaffId, toStaffId, otherShiftId, message } }),
    );
    const told = await tellRequest(tx, ctx, exchange ? 'exchange' : 'offered', {
      to: exchange ? [exchange.toStaffId] : 'candidates',
      shift,
      otherShift,
      message,
    });
    return { kind: 'offered', requestId: request.id, told };
  });
}
