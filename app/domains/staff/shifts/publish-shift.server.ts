import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import { isOver, type Over, overOf } from '#app/domains/staff/rules/decide-edit.ts';
import { shiftStates } from '#app/domains/staff/rules/shift-states.ts';
import { assertMayManage, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { type StaffingWarning, warningsOf } from '#app/domains/staff/store/warnings.server.ts';

export type PublishShiftOutcome =
  /** Also when it was published before; then no mail is written. */
  { kind: 'published'; shift: StoredShift; warnings: StaffingWarning[]; told: number } | Over;

/** Publishes a draft (seed 1, S3): its people see it, get a mail, and have the right to the doors of its place. */
export async function publishShift(ctx: Ctx, { shiftId }: { shiftId: string }): Promise<PublishShiftOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [found]): Promise<PublishShiftOutcome> => {
    assertMayManage(ctx, found);
    if (isOver(found)) return overOf(found);
    const { published, told } = await publishLocked(tx, ctx, [found]);
    const shift = published[0] ?? found;
    return { kind: 'published', shift, warnings: await warningsOf(tx, [shift], ctx.actor.locale), told };
  });
}

const setPublished = statement<{ ids: string }>(sql`
  update shifts set status = 'PUBLISHED', version = version + 1, updated_at = app_now()
  where id = any(${sql.placeholder('ids')}::uuid[])`);

/**
 * Publishes the drafts among locked shifts, whose rights the caller has checked: one mail per person for all of them. Returns the shifts
 * that it published, and how many people get a mail.
 */
export async function publishLocked(
  tx: Transaction,
  ctx: Ctx,
  shifts: readonly StoredShift[],
): Promise<{ published: StoredShift[]; told: number }> {
  const ids = shifts
    .filter((shift) => !shift.archived && shiftStates.can(shift.status, 'PUBLISHED'))
    .map(({ id }) => id);
  if (ids.length === 0) return { published: [], told: 0 };
  await setPublished(tx, { ids: arrayOf(ids) });
  const published = await readShifts(tx, ids);
  await recordAudit(
    tx,
    ctx,
    published.map((shift) =>
      shiftEntry(shift, 'shift.published', {
        before: { status: 'DRAFT' },
        after: { status: shift.status, staffIds: shift.staffIds },
      }),
    ),
  );
  const told = await tellStaff(
    tx,
    ctx,
    published.map((shift) => ({ kind: 'published', shift, staffIds: shift.staffIds })),
  );
  return { published, told };
}
