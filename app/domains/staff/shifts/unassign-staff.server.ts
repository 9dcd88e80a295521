import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import { isOver, type Over, overOf } from '#app/domains/staff/rules/decide-edit.ts';
import type { ShiftProblem } from '#app/domains/staff/rules/shift-times.ts';
import { assertMayManage, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { changeAssignments, lockShifts, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
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
    await changeAssignments(tx, before, { add: [], remove: [staffId], by: ctx.actor.id });
    const [shift = before] = await readShifts(tx, [shiftId]);
    await recordAudit(
      tx,
      ctx,
      shiftEntry(shift, 'shift.unassigned', {
        before: { staffIds: before.staffIds },
        after: { staffIds: shift.staffIds, staffId },
      }),
    );
    const staffIds = shift.status === 'PUBLISHED' ? [staffId] : [];
    const told = await tellStaff(tx, ctx, [{ kind: 'unassigned', shift, staffIds }]);
    return { kind: 'unassigned', shift, warnings: await warningsOf(tx, [shift], ctx.actor.locale), told };
  });
}
