import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

/** With or without cancelled dates, from the next read on. Of two tabs the last wins. */
export async function editCalendarFeed(
  ctx: Ctx,
  { feedId, withCancelled }: { feedId: string; withCancelled: boolean },
): Promise<{ kind: 'edited' | 'unchanged' }> {
  if (!can(ctx.actor, 'feed.manage')) throw new ForbiddenError('feed.manage');
  return await inTransaction(ctx, async (tx) => {
    const [before] = await queryRows<{ withCancelled: boolean }>(
      tx,
      sql`
        select with_cancelled as "withCancelled" from calendar_feeds
        where id = ${feedId}::uuid and user_id = ${ctx.actor.id}::uuid for update`,
    );
    if (!before) throw new NotFoundError('calendar_feed');
    if (before.withCancelled === withCancelled) return { kind: 'unchanged' };
    await queryRows(
      tx,
      sql`
        update calendar_feeds set with_cancelled = ${withCancelled}, version = version + 1, updated_at = app_now()
        where id = ${feedId}::uuid`,
    );
    await recordAudit(tx, ctx, {
      action: 'calendar_feed.changed',
      entity: 'calendar_feed',
      entityId: feedId,
      operatorId: null,
      before: { ...before },
      after: { withCancelled },
    });
    return { kind: 'edited' };
  });
}
