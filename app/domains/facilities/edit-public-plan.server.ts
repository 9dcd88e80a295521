import { eq, sql } from 'drizzle-orm';
import { facilities } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { PUBLIC_PLAN_TOPIC } from './live.ts';
import type { PublicPlanInput } from './public-plan-schema.ts';

/** `edited` also when nothing differs; then nothing is written. `stale` says which version there is. */
export type EditPublicPlanOutcome = { kind: 'edited' } | { kind: 'stale'; version: number };

/**
 * What people without an account see of a facility, and which pages may show it in a frame. A facility of another operator is 404
 * (D18). The message makes open event streams of the public plan check whether it is still public.
 */
export async function editPublicPlan(
  ctx: Ctx,
  { facilityId, version, ...input }: PublicPlanInput & { facilityId: string; version: number },
): Promise<EditPublicPlanOutcome> {
  if (!can(ctx.actor, 'facility.administer')) throw new ForbiddenError('facility.administer');
  return await inTransaction(ctx, async (tx) => {
    const [facility] = await tx.select().from(facilities).where(eq(facilities.id, facilityId)).for('update');
    const operatorId = facility?.operatorId ?? null;
    if (!facility || !can(ctx.actor, 'facility.administer', { operatorId })) throw new NotFoundError('facility');
    if (facility.version !== version) return { kind: 'stale', version: facility.version };
    const changes = changesOf<PublicPlanInput>(facility, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(facilities)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(facilities.id, facilityId));
    await recordAudit(tx, ctx, {
      action: 'facility.public_plan_edited',
      entity: 'facility',
      entityId: facilityId,
      operatorId,
      ...changes,
    });
    await notifyServers(tx, [{ topic: PUBLIC_PLAN_TOPIC, root: facilityId }]);
    return { kind: 'edited' };
  });
}
