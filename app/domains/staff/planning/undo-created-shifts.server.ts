import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { findOperation, markUndone, recordAudit } from '#app/domains/audit/public.server.ts';
import { BATCH, type BatchInverse } from '#app/domains/staff/store/batches.server.ts';
import { lockShiftRows } from '#app/domains/staff/store/shifts.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type UndoCreatedShiftsOutcome =
  | { kind: 'undone'; removed: number; kept: number }
  | { kind: 'already' }
  | { kind: 'too_late' };

const deleteUntouched = statement<{ ids: string }, { id: string }>(sql`
  delete from shifts where id = any(${sql.placeholder('ids')}::uuid[]) and status = 'DRAFT' and version = 1 and not archived returning id`);

/**
 * Deletes the drafts of a batch within its half minute, for its person. A shift that changed meanwhile, also by an assignment, stays.
 * Throws NotFoundError for an unknown operation and for one of another person.
 */
export async function undoCreatedShifts(
  ctx: Ctx,
  { operationId }: { operationId: string },
): Promise<UndoCreatedShiftsOutcome> {
  if (!can(ctx.actor, 'shift.manage')) throw new ForbiddenError('shift.manage');
  return await inTransaction(ctx, async (tx): Promise<UndoCreatedShiftsOutcome> => {
    const found = await findOperation<BatchInverse>(tx, ctx, { id: operationId, lock: true });
    if (!found) throw new NotFoundError();
    if (found.kind !== 'ready') return found;
    const { kind, inverse } = found.operation;
    if (!kind.startsWith(`${BATCH}.`)) throw new NotFoundError();
    const { operatorId, shiftIds } = inverse;
    // The right of today: a person may have lost it since.
    if (!can(ctx.actor, 'shift.manage', { operatorId })) throw new ForbiddenError('shift.manage');
    const removed = await removeUntouched(tx, shiftIds);
    await markUndone(tx, ctx, operationId);
    await recordAudit(tx, ctx, {
      action: `${BATCH}.undone`,
      entity: BATCH,
      entityId: operationId,
      operatorId,
      before: { operation: kind, shiftIds: removed },
      after: { kept: shiftIds.length - removed.length },
    });
    return { kind: 'undone', removed: removed.length, kept: shiftIds.length - removed.length };
  });
}

async function removeUntouched(tx: Transaction, shiftIds: readonly string[]): Promise<string[]> {
  const ids = arrayOf(shiftIds);
  await lockShiftRows(tx, { ids });
  const removed = await deleteUntouched(tx, { ids });
  return removed.map(({ id }) => id);
}
