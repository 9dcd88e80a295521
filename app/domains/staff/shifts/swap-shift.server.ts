import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { decideSwap, type SwapRefusal } from '#app/domains/staff/rules/decide-swap.ts';
import { assertMayManage } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import { lockStaff, staffProblem } from '#app/domains/staff/store/staff-rows.server.ts';
import { type Swapped, swapLocked } from '#app/domains/staff/store/swap.server.ts';

export interface SwapShiftInput {
  readonly shiftId: string;
  readonly fromStaffId: string;
  readonly toStaffId: string;
  readonly otherShiftId?: string | undefined;
}

export type SwapShiftOutcome =
  | ({ kind: 'swapped' } & Swapped)
  /** 400 of the seed; `shiftId` is the one of both that it is about. */
  | { kind: 'impossible'; code: SwapRefusal; shiftId: string }
  | {
      kind: 'refused';
      field: 'fromStaffId' | 'toStaffId' | 'otherShiftId';
      code: 'person' | 'inactive' | 'same_shift';
    };

/**
 * Swaps people by a manager, in one transaction (seed 1, W1 to W4): both shifts are locked in the order of their ids, so that crossing
 * swaps wait for each other. Throws NotFoundError for a shift that the actor does not manage.
 */
export async function swapShift(ctx: Ctx, input: SwapShiftInput): Promise<SwapShiftOutcome> {
  const { shiftId, fromStaffId, toStaffId, otherShiftId } = input;
  const lock = (tx: Transaction) => lockShifts(tx, otherShiftId === undefined ? [shiftId] : [shiftId, otherShiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, locked): Promise<SwapShiftOutcome> => {
    const shift = locked.find(({ id }) => id === shiftId);
    assertMayManage(ctx, shift);
    const otherShift = locked.find(({ id }) => id === otherShiftId);
    if (otherShiftId !== undefined) {
      assertMayManage(ctx, otherShift);
      if (otherShift.operatorId !== shift.operatorId) throw new NotFoundError('shift');
      if (otherShiftId === shiftId) return { kind: 'refused', field: 'otherShiftId', code: 'same_shift' };
    }
    const swap = { shift, fromStaffId, toStaffId, otherShift };
    const refusal = decideSwap(swap);
    if (refusal) return { kind: 'impossible', ...refusal };
    const staff = await lockStaff(tx, shift, [fromStaffId, toStaffId]);
    const problem = staffProblem([toStaffId], staff);
    if (problem) return { kind: 'refused', field: 'toStaffId', code: problem };
    const ofFrom = otherShift ? staffProblem([fromStaffId], staff) : null;
    if (ofFrom) return { kind: 'refused', field: 'fromStaffId', code: ofFrom };
    return { kind: 'swapped', ...(await swapLocked(tx, ctx, swap)) };
  });
}
