import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { SubjectColumns } from './store/feeds.server.ts';

/** Ends one of the actor's feeds; its address answers 404 from now on. Throws NotFoundError for another person's (D18). */
export async function endCalendarFeed(ctx: Ctx, { feedId }: { feedId: string }): Promise<{ kind: 'ended' }> {
  if (!can(ctx.actor, 'feed.manage')) throw new ForbiddenError('feed.manage');
  return await inTransaction(ctx, async (tx) => {
    const [before] = await queryRows<SubjectColumns & { withCancelled: boolean }>(
      tx,
      sql`
        delete from calendar_feeds where id = ${feedId}::uuid and user_id = ${ctx.actor.id}::uuid
        returning kind, team_id as "teamId", resource_id as "resourceId", facility_id as "facilityId",
          with_cancelled as "withCancelled"`,
    );
    if (!before) throw new NotFoundError('calendar_feed');
    await recordAudit(tx, ctx, {
      action: 'calendar_feed.ended',
      entity: 'calendar_feed',
      entityId: feedId,
      operatorId: null,
      before: { ...before },
    });
    return { kind: 'ended' };
  });
}
