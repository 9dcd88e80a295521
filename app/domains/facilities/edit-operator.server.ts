import { eq, sql } from 'drizzle-orm';
import { operators } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { OperatorInput } from './settings-schema.ts';

/** `edited` also when nothing differs; then nothing is written. `stale` says which version there is. */
export type EditOperatorOutcome = { kind: 'edited' } | { kind: 'stale'; version: number };

/** Name, type, colour, phone and presence of the admin's own operator. Another operator is visible but not editable: 403 (D18). */
export async function editOperator(
  ctx: Ctx,
  { operatorId, version, ...input }: OperatorInput & { operatorId: string; version: number },
): Promise<EditOperatorOutcome> {
  if (!can(ctx.actor, 'settings.administer')) throw new ForbiddenError('settings.administer');
  return await inTransaction(ctx, async (tx) => {
    const [operator] = await tx.select().from(operators).where(eq(operators.id, operatorId)).for('update');
    if (!operator) throw new NotFoundError('operator');
    if (!can(ctx.actor, 'settings.administer', { operatorId })) throw new ForbiddenError('settings.administer');
    if (operator.version !== version) return { kind: 'stale', version: operator.version };
    const changes = changesOf<OperatorInput>(operator, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(operators)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(operators.id, operatorId));
    await recordAudit(tx, ctx, {
      action: 'operator.edited',
      entity: 'operator',
      entityId: operatorId,
      operatorId,
      ...changes,
    });
    return { kind: 'edited' };
  });
}
