import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { isOver, type Over, overOf } from '#app/domains/staff/rules/decide-edit.ts';
import type { ShiftProblem } from '#app/domains/staff/rules/shift-times.ts';
import { changeStaffLocked } from '#app/domains/staff/store/changed-staff.server.ts';
import { assertMayManage } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { lockStaff, staffProblem } from '#app/domains/staff/store/staff-rows.server.ts';
import { type StaffingWarning, staffingWarnings } from '#app/domains/staff/store/warnings.server.ts';

export type AssignStaffOutcome =
  /** Also when the person is on it already; then no mail is written. */
  | { kind: 'assigned'; shift: StoredShift; warnings: StaffingWarning[]; told: number }
  | Over
  | { kind: 'refused'; problems: ShiftProblem[] };

/** Puts a person on a shift (seed 1, S5); on a published one the person gets a mail. The warnings are those of this person and this shift. */
export async function assignStaff(
  ctx: Ctx,
  { shiftId, staffId }: { shiftId: string; staffId: string },
): Promise<AssignStaffOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [before]): Promise<AssignStaffOutcome> => {
    assertMayManage(ctx, before);
    if (isOver(before)) return overOf(before);
    const warnings = (shift: StoredShift) => staffingWarnings(tx, [{ shift, staffId }], ctx.actor.locale);
    if (before.staffIds.includes(staffId))
      return { kind: 'assigned', shift: before, warnings: await warnings(before), told: 0 };
    const problem = staffProblem([staffId], await lockStaff(tx, before, [staffId]));
    if (problem) return { kind: 'refused', problems: [{ field: 'staffId', code: problem }] };
    const { shift, told } = await changeStaffLocked(tx, ctx, before, { kind: 'assigned', staffId });
    return { kind: 'assigned', shift, warnings: await warnings(shift), told };
  });
}
