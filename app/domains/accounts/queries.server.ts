import { and, desc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { apiTokens, sessions, users } from '#app/db/schema/index.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, ReadCtx } from '#app/platform/ctx.ts';

export interface ListedSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly userAgent: string | null;
}

/** The actor's living sessions, the last used first. */
export function listSessions(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>): Promise<ListedSession[]> {
  return ctx.db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, ctx.actor.id), gt(sessions.expiresAt, toDate(ctx.now))))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.createdAt));
}

export interface ListedToken {
  readonly prefix: string;
  readonly email: string | null;
  readonly scopes: string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
}

/** The condition of a token that still opens something. */
export const isOpenToken = (now: Ctx['now']): SQL | undefined =>
  and(isNull(apiTokens.revokedAt), or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, toDate(now))));

/** Tokens that still open something, with the days they were made, used and end (UTC). */
export function listApiTokens({ db, now }: ReadCtx): Promise<ListedToken[]> {
  return db
    .select({
      prefix: apiTokens.prefix,
      email: users.email,
      scopes: apiTokens.scopes,
      createdAt: sql<string>`${apiTokens.createdAt}::date::text`,
      lastUsedAt: sql<string | null>`${apiTokens.lastUsedAt}::date::text`,
      expiresAt: sql<string | null>`${apiTokens.expiresAt}::date::text`,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(isOpenToken(now))
    .orderBy(apiTokens.createdAt, apiTokens.id);
}
