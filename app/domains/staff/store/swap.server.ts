import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import { shiftEntry } from './shift-records.server.ts';
import { changeAssignments, readShifts, type StoredShift } from './shifts.server.ts';
import { type StaffingWarning, staffingWarnings } from './warnings.server.ts';

/** A swap of locked shifts that `decideSwap` allows, between active people of their operator. */
export interface LockedSwap {
  readonly shift: StoredShift;
  readonly fromStaffId: string;
  readonly toStaffId: string;
  /** What `to` gives in return. */
  readonly otherShift?: StoredShift | null | undefined;
}

export interface Swapped {
  readonly shift: StoredShift;
  readonly otherShift: StoredShift | null;
  readonly warnings: StaffingWarning[];
  readonly told: number;
}

/**
 * Moves a shift from one person to another, and another one back (seed 1, W2 and W4): assignments, an audit row per shift that names both,
 * a mail to both. The caller holds the locks of the shifts.
 */
export async function swapLocked(
  tx: Transaction,
  ctx: Ctx,
  { shift: before, fromStaffId, toStaffId, otherShift = null }: LockedSwap,
): Promise<Swapped> {
  const by = ctx.actor.id;
  await changeAssignments(tx, before, { add: [toStaffId], remove: [fromStaffId], by });
  if (otherShift) await changeAssignments(tx, otherShift, { add: [fromStaffId], remove: [toStaffId], by });
  const befores = otherShift ? [before, otherShift] : [before];
  const rows = await readShifts(
    tx,
    befores.map(({ id }) => id),
  );
  const shifts = befores.map((stored) => rows.find(({ id }) => id === stored.id) ?? stored);
  const [shift = before, other = null] = shifts;
  const parties = { fromStaffId, toStaffId };
  await recordAudit(
    tx,
    ctx,
    shifts.map((after, at) =>
      shiftEntry(after, 'shift.swapped', {
        before: { staffIds: befores[at]?.staffIds },
        after: {
          staffIds: after.staffIds,
          ...(at === 0 ? parties : { fromStaffId: toStaffId, toStaffId: fromStaffId }),
          ...(otherShift && { otherShiftId: befores[1 - at]?.id }),
        },
      }),
    ),
  );
  const told = await tellStaff(
    tx,
    ctx,
    shifts.map((after) => ({ kind: 'swapped', shift: after, staffIds: [fromStaffId, toStaffId] })),
  );
  const pairs = [{ shift, staffId: toStaffId }, ...(other ? [{ shift: other, staffId: fromStaffId }] : [])];
  return { shift, otherShift: other, warnings: await staffingWarnings(tx, pairs, ctx.actor.locale), told };
}
