import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#app/db/client.server.ts';
import { oncePerPool } from '#app/db/once-per-pool.server.ts';
import { apiTokens, users } from '#app/db/schema/index.ts';
import type { TokenScope } from '#app/permissions.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

/** `pw_` and 256 random bits; lists show the first eight letters. */
const FORM = /^pw_[\w-]{43}$/;
/** Length of a whole token. */
export const TOKEN_LENGTH = 46;
const PREFIX_LENGTH = 11;
const USED_WRITE_MINUTES = 10;

/** Makes a new token. It is shown once; only its hash is stored. */
export function newToken(): { token: string; prefix: string; tokenHash: string } {
  const token = `pw_${randomBytes(32).toString('base64url')}`;
  return { token, prefix: token.slice(0, PREFIX_LENGTH), tokenHash: hashSecret(token) };
}

const tokenAndUser = oncePerPool((handle) =>
  handle
    .select({
      tokenId: apiTokens.id,
      scopes: apiTokens.scopes,
      lastUsedAt: apiTokens.lastUsedAt,
      actor: {
        id: users.id,
        role: users.role,
        operatorId: users.operatorId,
        firstName: users.firstName,
        lastName: users.lastName,
        email: users.email,
        locale: users.locale,
      },
    })
    .from(apiTokens)
    .innerJoin(users, and(eq(users.id, apiTokens.userId), eq(users.isActive, true)))
    .where(
      and(
        eq(apiTokens.tokenHash, sql.placeholder('tokenHash')),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql.placeholder('now'))),
      ),
    )
    .prepare('token_and_user'),
);

/** The person and the scopes of a token; null when it is unknown, expired or revoked, or its person is not active. One statement. */
export async function readToken(token: string): Promise<{ actor: Actor; scopes: TokenScope[] } | null> {
  if (!FORM.test(token)) return null;
  const instant = now();
  const [row] = await tokenAndUser(db()).execute({ tokenHash: hashSecret(token), now: instant.toString() });
  if (!row) return null;
  const before = toDate(instant.subtract({ minutes: USED_WRITE_MINUTES }));
  if (!row.lastUsedAt || row.lastUsedAt < before)
    await db()
      .update(apiTokens)
      .set({ lastUsedAt: toDate(instant) })
      .where(and(eq(apiTokens.id, row.tokenId), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, before))));
  return { actor: { ...row.actor, sessionId: null }, scopes: row.scopes as TokenScope[] };
}
