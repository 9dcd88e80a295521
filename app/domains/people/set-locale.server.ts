import { and, eq, ne } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';

/** The person's own language, for pages and mails. Choosing the present one writes nothing. */
export async function setLocale(ctx: Ctx, locale: Locale): Promise<{ kind: 'set' | 'unchanged' }> {
  return inTransaction(ctx, async (tx) => {
    const { id, locale: before } = ctx.actor;
    return { kind: (await storeLocale(tx, ctx, { id, before, locale })) ? 'set' : 'unchanged' };
  });
}

interface LocaleChange {
  readonly id: string;
  readonly before: Locale;
  readonly locale: Locale;
}

/** Stores the language inside the caller's transaction. False when the person has it already. */
export async function storeLocale(
  tx: Transaction,
  ctx: Pick<Ctx, 'now' | 'correlationId' | 'origin'>,
  { id, before, locale }: LocaleChange,
): Promise<boolean> {
  const changed = await tx
    .update(users)
    .set({ locale, updatedAt: toDate(ctx.now) })
    .where(and(eq(users.id, id), ne(users.locale, locale)))
    .returning({ id: users.id });
  if (changed.length === 0) return false;
  await recordAudit(
    tx,
    { actor: { id }, correlationId: ctx.correlationId, origin: ctx.origin },
    {
      action: 'user.locale_set',
      entity: 'user',
      entityId: id,
      operatorId: null,
      before: { locale: before },
      after: { locale },
    },
  );
  return true;
}
