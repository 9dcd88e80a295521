import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { isOver, type Over, overOf } from '#app/domains/staff/rules/decide-edit.ts';
import type { ShiftProblem } from '#app/domains/staff/rules/shift-times.ts';
import { changeStaffLocked } from '#app/domains/staff/store/changed-staff.server.ts';
import { assertMayManage } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { lockStaff, staffProblem } from '#app/domains/staff/store/staff-rows.server.ts';
import { type StaffingWarning, warningsOf } from '#app/domains/staff/store/warnings.server.ts';

export type UnassignStaffOutcome =
  /** Also when the person was not on it; then nothing changed. */
  | { kind: 'unassigned'; shift: StoredShift; warnings: StaffingWarning[]; told: number }
  | Over
  | { kind: 'refused'; problems: ShiftProblem[] };

/** Takes a person off a shift (seed 1, S6), an inactive one, too; off a published one the person gets a mail. */
export async function unassignStaff(
  ctx: Ctx,
  { shiftId, staffId }: { shiftId: string; staffId: string },
): Promise<UnassignStaffOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [before]): Promise<UnassignStaffOutcome> => {
    assertMayManage(ctx, before);
    if (isOver(before)) return overOf(before);
    if (!before.staffIds.includes(staffId)) {
      const problem = staffProblem([staffId], await lockStaff(tx, before, [staffId]));
      if (problem) return { kind: 'refused', problems: [{ field: 'staffId', code: problem }] };
      return { kind: 'unassigned', shift: before, warnings: await warningsOf(tx, [before], ctx.actor.locale), told: 0 };
    }
    const { shift, told } = await changeStaffLocked(tx, ctx, before, { kind: 'unassigned', staffId });
    return { kind: 'unassigned', shift, warnings: await warningsOf(tx, [shift], ctx.actor.locale), told };
  });
}
