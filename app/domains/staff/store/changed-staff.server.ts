import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { shiftEntry } from './shift-records.server.ts';
import { changeAssignments, readShifts, type StoredShift } from './shifts.server.ts';

/**
 * Puts a person on a locked shift, or takes one off, with the audit row; a published one mails the person. The caller has checked the
 * person.
 */
export async function changeStaffLocked(
  tx: Transaction,
  ctx: Ctx,
  before: StoredShift,
  { kind, staffId }: { kind: 'assigned' | 'unassigned'; staffId: string },
): Promise<{ shift: StoredShift; told: number }> {
  const people = kind === 'assigned' ? { add: [staffId], remove: [] } : { add: [], remove: [staffId] };
  await changeAssignments(tx, before, { ...people, by: ctx.actor.id });
  const [shift = before] = await readShifts(tx, [before.id]);
  await recordAudit(
    tx,
    ctx,
    shiftEntry(shift, `shift.${kind}`, {
      before: { staffIds: before.staffIds },
      after: { staffIds: shift.staffIds, staffId },
    }),
  );
  const staffIds = shift.status === 'PUBLISHED' ? [staffId] : [];
  return { shift, told: await tellStaff(tx, ctx, [{ kind, shift, staffIds }]) };
}
