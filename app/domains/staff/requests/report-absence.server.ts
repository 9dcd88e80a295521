import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { absenceRefusal, type RequestRefusal } from '#app/domains/staff/rules/decide-request.ts';
import { askedShift, insertRequest, lockParties, requestEntry } from '#app/domains/staff/store/requests.server.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type ReportAbsenceOutcome =
  | { kind: 'reported'; requestId: string; told: number }
  /** The person has a live request for this shift; it ends first. */
  | { kind: 'exists' }
  | { kind: 'refused'; code: RequestRefusal };

/** A person cannot come to an own shift of the next 48 hours: the managers get a mail, and the person stays on the shift. */
export async function reportAbsence(
  ctx: Ctx,
  { shiftId, message }: { shiftId: string; message: string | null },
): Promise<ReportAbsenceOutcome> {
  if (!can(ctx.actor, 'shift.own', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('shift.own');
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [shift]): Promise<ReportAbsenceOutcome> => {
    if (!shift) throw new NotFoundError('shift');
    const { operatorId } = shift;
    const { me } = await lockParties(tx, { operatorId, userId: ctx.actor.id, ids: [] });
    if (!me || !shift.staffIds.includes(me.staffId)) throw new NotFoundError('shift');
    const refusal = absenceRefusal(askedShift(shift), ctx.now.epochMilliseconds);
    if (refusal) return { kind: 'refused', code: refusal };
    const request = await insertRequest(tx, {
      operatorId,
      kind: 'cannot_come',
      shiftId,
      fromStaffId: me.staffId,
      toStaffId: null,
      otherShiftId: null,
      message,
      askedBy: ctx.actor.id,
    });
    if (!request) return { kind: 'exists' };
    await recordAudit(tx, ctx, requestEntry(request, 'offered', { after: { fromStaffId: me.staffId, message } }));
    const told = await tellRequest(tx, ctx, 'absent', { to: 'managers', shift, message });
    return { kind: 'reported', requestId: request.id, told };
  });
}
