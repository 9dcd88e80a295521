import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { changeStaffLocked } from '#app/domains/staff/store/changed-staff.server.ts';
import {
  insertRequest,
  type LockedRequest,
  moveRequest,
  requestEntry,
} from '#app/domains/staff/store/requests.server.ts';
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
  const after = { fromStaffId, toStaffId, answer };
  await moveRequest(tx, ctx, request, { state: 'done', toStaffId, answer, decidedBy, after });
  if (fromStaffId !== null) {
    await swapLocked(tx, ctx, { shift, fromStaffId, toStaffId, otherShift });
    return;
  }
  const { shift: filled } = await changeStaffLocked(tx, ctx, shift, { kind: 'assigned', staffId: toStaffId });
  if (filled.staffIds.length >= filled.requiredStaffCount) return;
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
