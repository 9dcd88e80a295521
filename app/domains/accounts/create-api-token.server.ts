import { and, eq, sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { apiTokens, users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { TokenScope } from '#app/permissions.ts';
import { newToken } from '#app/platform/api/token.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type CreateApiTokenOutcome =
  | { kind: 'created'; token: string; prefix: string; personName: string }
  | { kind: 'unknown_person' };

/**
 * Makes a token that acts for a person within its scopes (domain.md, accounts). It is returned once and stored as a hash. The
 * operator of the server makes it, so there is no actor. `days` is its lifetime; null: until it is revoked.
 */
export async function createApiToken(
  ctx: Omit<Ctx, 'actor'>,
  input: { email: string; scopes: readonly TokenScope[]; days: number | null },
): Promise<CreateApiTokenOutcome> {
  return await inTransaction(ctx, async (tx): Promise<CreateApiTokenOutcome> => {
    const [person] = await tx
      .select({ id: users.id, name: sql<string>`${users.firstName} || ' ' || ${users.lastName}` })
      .from(users)
      .where(and(eq(sql`lower(${users.email})`, input.email.normalize('NFC').toLowerCase()), eq(users.isActive, true)));
    if (!person) return { kind: 'unknown_person' };
    const { token, prefix, tokenHash } = newToken();
    const id = newId();
    const expiresAt = input.days === null ? null : toDate(ctx.now.add({ hours: 24 * input.days }));
    const row = { userId: person.id, scopes: [...input.scopes], prefix, expiresAt };
    await tx.insert(apiTokens).values({ id, tokenHash, ...row });
    await recordAudit(
      tx,
      { ...ctx, actor: null },
      { action: 'api_token.created', entity: 'api_token', entityId: id, operatorId: null, after: row },
    );
    return { kind: 'created', token, prefix, personName: person.name };
  });
}
