import { and, eq, ne } from 'drizzle-orm';
import { users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';

/** The person's own language, for pages and mails. Choosing the present one writes nothing. */
export async function setLocale(ctx: Ctx, locale: Locale): Promise<{ kind: 'set' | 'unchanged' }> {
  return inTransaction(ctx, async (tx) => {
    const changed = await tx
      .update(users)
      .set({ locale, updatedAt: toDate(ctx.now) })
      .where(and(eq(users.id, ctx.actor.id), ne(users.locale, locale)))
      .returning({ id: users.id });
    if (changed.length === 0) return { kind: 'unchanged' };
    await recordAudit(tx, ctx, {
      action: 'user.locale_set',
      entity: 'user',
      entityId: ctx.actor.id,
      before: { locale: ctx.actor.locale },
      after: { locale },
    });
    return { kind: 'set' };
  });
}
