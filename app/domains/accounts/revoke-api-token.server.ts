import { and, eq, isNull } from 'drizzle-orm';
import { apiTokens } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Ends the tokens that begin like this; the next request with one of them is refused. Returns how many there were. */
export async function revokeApiToken(ctx: Omit<Ctx, 'actor'>, prefix: string): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: toDate(ctx.now) })
      .where(and(eq(apiTokens.prefix, prefix), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id, userId: apiTokens.userId });
    await recordAudit(
      tx,
      { ...ctx, actor: null },
      revoked.map(({ id, userId }) => ({
        action: 'api_token.revoked',
        entity: 'api_token',
        entityId: id,
        before: { userId, prefix },
      })),
    );
    return revoked.length;
  });
}
