import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import {
  insertRequest,
  type LockedRequest,
  moveRequest,
  requestEntry,
} from '#app/domains/staff/store/requests.server.ts';
import { shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { changeAssignments, readShifts } from '#app/domains/staff/store/shifts.server.ts';
import { swapLocked } from '#app/domains/staff/store/swap.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/**
 * Does what a locked request asks for: `toStaffId` gets the place of `from`, or the free one. While more places are free, the offer
 * opens again. The caller has checked it under the locks.
 */
export async function settleLocked(
  tx: Transaction,
  ctx: Ctx,
  { request, shift, otherShift }: LockedRequest,
  {
    toStaffId,
    answer = null,
    decidedBy = null,
  }: { toStaffId: string; answer?: string | null; decidedBy?: string | null },
): Promise<void> {
  const { fromStaffId, operatorId, shiftId, message } = request;
  const done = await moveRequest(tx, request, { state: 'done', toStaffId, answer, decidedBy });
  await recordAudit(
    tx,
    ctx,
    requestEntry(done, 'done', { before: { state: request.state }, after: { fromStaffId, toStaffId, answer } }),
  );
  if (fromStaffId !== null) {
    await swapLocked(tx, ctx, { shift, fromStaffId, toStaffId, otherShift });
    return;
  }
  await changeAssignments(tx, shift, { add: [toStaffId], remove: [], by: ctx.actor.id });
  const [after = shift] = await readShifts(tx, [shiftId]);
  await recordAudit(
    tx,
    ctx,
    shiftEntry(after, 'shift.assigned', {
      before: { staffIds: shift.staffIds },
      after: { staffIds: after.staffIds, staffId: toStaffId },
    }),
  );
  await tellStaff(tx, ctx, [{ kind: 'assigned', shift: after, staffIds: [toStaffId] }]);
  if (after.staffIds.length >= after.requiredStaffCount) return;
  const next = await insertRequest(tx, {
    operatorId,
    kind: 'stand_in',
    shiftId,
    fromStaffId: null,
    toStaffId: null,
    otherShiftId: null,
    message,
    askedBy: ctx.actor.id,
  });
  if (next) await recordAudit(tx, ctx, requestEntry(next, 'offered', { after: { message } }));
}
