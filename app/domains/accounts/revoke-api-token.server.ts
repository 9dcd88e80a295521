import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import { apiTokens, users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import { TOKEN_LENGTH } from '#app/platform/api/token.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { isOpenToken } from './queries.server.ts';

type NamedToken = { prefix: string; personName: string; email: string | null };
export type RevokeApiTokenOutcome =
  | { kind: 'revoked'; token: NamedToken }
  | { kind: 'several'; tokens: NamedToken[] }
  | { kind: 'unknown' };

/**
 * Ends the one valid token that is or begins with `beginning`; the next request with it is refused. When several begin like this
 * they are named and none ends.
 */
export async function revokeApiToken(ctx: Omit<Ctx, 'actor'>, beginning: string): Promise<RevokeApiTokenOutcome> {
  return await inTransaction(ctx, async (tx): Promise<RevokeApiTokenOutcome> => {
    const found = await tx
      .select({
        id: apiTokens.id,
        userId: apiTokens.userId,
        prefix: apiTokens.prefix,
        personName: sql<string>`${users.firstName} || ' ' || ${users.lastName}`,
        email: users.email,
      })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .where(and(begins(beginning), isOpenToken(ctx.now)))
      .orderBy(apiTokens.createdAt, apiTokens.id)
      .for('update', { of: apiTokens });
    const [only, ...others] = found;
    if (!only) return { kind: 'unknown' };
    if (others.length > 0) return { kind: 'several', tokens: found.map(nameOf) };
    const { id, userId, prefix } = only;
    await tx
      .update(apiTokens)
      .set({ revokedAt: toDate(ctx.now) })
      .where(eq(apiTokens.id, id));
    await recordAudit(
      tx,
      { ...ctx, actor: null },
      { action: 'api_token.revoked', entity: 'api_token', entityId: id, operatorId: null, before: { userId, prefix } },
    );
    return { kind: 'revoked', token: nameOf(only) };
  });
}

const nameOf = ({ prefix, personName, email }: NamedToken): NamedToken => ({ prefix, personName, email });

/** Of a token its hash and its first letters are kept: what lies between cannot be compared. */
function begins(beginning: string): SQL | undefined {
  if (beginning.length >= TOKEN_LENGTH) return eq(apiTokens.tokenHash, hashSecret(beginning));
  return or(sql`starts_with(${apiTokens.prefix}, ${beginning})`, sql`starts_with(${beginning}, ${apiTokens.prefix})`);
}
