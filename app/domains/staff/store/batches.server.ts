import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Shifts that one request made: the entity of its audit row, and of the operation that undoes it. */
export const BATCH = 'shift_batch';

/** What `undoCreatedShifts` takes back. */
export interface BatchInverse {
  readonly operatorId: string;
  readonly shiftIds: readonly string[];
}

/**
 * Records a batch of drafts in the transaction that made them: one audit row, and the operation of a screen's undo, whose id it returns.
 * A batch without shifts has no undo.
 */
export async function recordBatch(
  tx: Transaction,
  ctx: Ctx,
  batch: BatchInverse & { kind: 'generated' | 'copied'; about: Readonly<Record<string, unknown>> },
): Promise<string | null> {
  const { kind, operatorId, shiftIds, about } = batch;
  if (shiftIds.length === 0) return null;
  await recordAudit(tx, ctx, {
    action: `${BATCH}.${kind}`,
    entity: BATCH,
    entityId: ctx.correlationId,
    operatorId,
    after: { ...about, shiftIds },
  });
  const undo = operationIdOf(ctx);
  if (undo === null) return null;
  const inverse: BatchInverse = { operatorId, shiftIds };
  await recordOperation(tx, ctx, { kind: `${BATCH}.${kind}`, inverse: sql`${JSON.stringify(inverse)}::text::jsonb` });
  return undo;
}
