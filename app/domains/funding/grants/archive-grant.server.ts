import { eq, sql } from 'drizzle-orm';
import { fundingGrants } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { lockOwnGrant } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Puts a grant away, or takes it back; lists leave it out, and what is below it stays as it is. */
export async function archiveGrant(
  ctx: Ctx,
  { grantId, isArchived }: { grantId: string; isArchived: boolean },
): Promise<{ kind: 'changed' }> {
  return await inTransaction(ctx, async (tx): Promise<{ kind: 'changed' }> => {
    const grant = await lockOwnGrant(tx, ctx.actor, grantId);
    if (grant.isArchived === isArchived) return { kind: 'changed' };
    await tx
      .update(fundingGrants)
      .set({
        archivedAt: isArchived ? sql`app_now()` : null,
        version: sql`${fundingGrants.version} + 1`,
        updatedAt: sql`app_now()`,
      })
      .where(eq(fundingGrants.id, grantId));
    await recordAudit(tx, ctx, fundingEntry('grant', grant, isArchived ? 'archived' : 'restored'));
    return { kind: 'changed' };
  });
}
