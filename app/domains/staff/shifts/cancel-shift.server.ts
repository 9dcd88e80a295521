import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import { type Over, overOf } from '#app/domains/staff/rules/decide-edit.ts';
import { shiftStates } from '#app/domains/staff/rules/shift-states.ts';
import { assertMayManage, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { endRequestsOf } from '#app/domains/staff/store/requests.server.ts';
import { lockShifts, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';

export type CancelShiftOutcome =
  /** Also when it was cancelled before; then no mail is written. */
  | { kind: 'cancelled'; shift: StoredShift; told: number }
  /** An archived draft. */
  | Over;

/** Cancels a shift (seed 1, S4). The people of a published one get a mail, and its door right ends. */
export async function cancelShift(ctx: Ctx, { shiftId }: { shiftId: string }): Promise<CancelShiftOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [found]): Promise<CancelShiftOutcome> => {
    assertMayManage(ctx, found);
    if (found.status === 'CANCELLED') return { kind: 'cancelled', shift: found, told: 0 };
    if (found.archived) return overOf(found);
    const { cancelled, told } = await cancelLocked(tx, ctx, [found]);
    return { kind: 'cancelled', shift: cancelled[0] ?? found, told };
  });
}

const setCancelled = statement<{ ids: string }>(sql`
  update shifts set status = 'CANCELLED', version = version + 1, updated_at = app_now()
  where id = any(${sql.placeholder('ids')}::uuid[])`);

/**
 * Cancels locked shifts that are not cancelled yet, whose rights the caller has checked: one mail per person, and their live requests
 * end. A draft sends no mail.
 */
export async function cancelLocked(
  tx: Transaction,
  ctx: Ctx,
  shifts: readonly StoredShift[],
): Promise<{ cancelled: StoredShift[]; told: number }> {
  const live = shifts.filter(({ status }) => shiftStates.can(status, 'CANCELLED'));
  if (live.length === 0) return { cancelled: [], told: 0 };
  const ids = live.map(({ id }) => id);
  await setCancelled(tx, { ids: arrayOf(ids) });
  await endRequestsOf(tx, ctx, ids);
  const cancelled = await readShifts(tx, ids);
  const before = new Map(live.map((shift) => [shift.id, shift]));
  await recordAudit(
    tx,
    ctx,
    cancelled.map((shift) =>
      shiftEntry(shift, 'shift.cancelled', {
        before: { status: before.get(shift.id)?.status },
        after: { status: shift.status, staffIds: shift.staffIds },
      }),
    ),
  );
  const published = cancelled.filter(({ id }) => before.get(id)?.status === 'PUBLISHED');
  const told = await tellStaff(
    tx,
    ctx,
    published.map((shift) => ({ kind: 'cancelled', shift, staffIds: shift.staffIds })),
  );
  return { cancelled, told };
}
