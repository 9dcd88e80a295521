import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { assertMayManage, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { cancelLocked } from './cancel-shift.server.ts';

/** Also when it was archived before. */
export interface ArchiveShiftOutcome {
  readonly kind: 'archived';
  readonly shift: StoredShift;
  readonly told: number;
}

/** Puts a shift away (seed 1, DELETE). A published one is cancelled first, and its people get a mail. */
export async function archiveShift(ctx: Ctx, { shiftId }: { shiftId: string }): Promise<ArchiveShiftOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [found]): Promise<ArchiveShiftOutcome> => {
    assertMayManage(ctx, found);
    if (found.archived) return { kind: 'archived', shift: found, told: 0 };
    const { told } = await cancelLocked(tx, ctx, found.status === 'PUBLISHED' ? [found] : []);
    await queryRows(
      tx,
      sql`update shifts set archived = true, version = version + 1, updated_at = app_now() where id = ${shiftId}::uuid`,
    );
    const [shift = found] = await readShifts(tx, [shiftId]);
    await recordAudit(
      tx,
      ctx,
      shiftEntry(shift, 'shift.archived', { before: { archived: false }, after: { archived: true } }),
    );
    return { kind: 'archived', shift, told };
  });
}
