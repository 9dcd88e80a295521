import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { badgeEntry, lockBadge } from '#app/domains/presence/store/badges.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

const storeEnd = statement<{ id: string; by: string; at: string }>(sql`
  update badges set revoked_at = ${sql.placeholder('at')}::timestamptz, revoked_by = ${sql.placeholder('by')}::uuid
  where id = ${sql.placeholder('id')}::uuid`);

/**
 * A badge opens nothing from now on, for ever. `revoked` also when it was revoked before; then nothing is written. Throws NotFoundError for a
 * badge of another operator or person.
 */
export async function revokeBadge(
  ctx: Ctx,
  { badgeId, userId }: { badgeId: string; userId: string },
): Promise<{ kind: 'revoked' }> {
  if (!can(ctx.actor, 'badge.administer')) throw new ForbiddenError('badge.administer');
  const lock = (tx: Transaction) => lockBadge(tx, { id: badgeId });
  return await inLockedTransaction(ctx, lock, async (tx, [badge]) => {
    const isOurs = badge?.userId === userId && can(ctx.actor, 'badge.administer', badge);
    if (!badge || !isOurs) throw new NotFoundError('badge');
    if (badge.isRevoked) return { kind: 'revoked' };
    await inOneFlight(tx, () => [
      storeEnd(tx, { id: badgeId, by: ctx.actor.id, at: ctx.now.toString() }),
      recordAudit(tx, ctx, badgeEntry(badge, 'badge.revoked', { before: { userId } })),
    ]);
    return { kind: 'revoked' };
  });
}
