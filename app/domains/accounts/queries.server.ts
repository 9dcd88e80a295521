import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { sessions } from '#app/db/schema/index.ts';
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

export interface ListedToken extends Record<string, unknown> {
  readonly prefix: string;
  readonly email: string | null;
  readonly scopes: string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
}

/** Tokens that still open something, with the days they were made, used and end (UTC). */
export async function listApiTokens({ db, now }: ReadCtx): Promise<ListedToken[]> {
  const rows = await db.execute<ListedToken>(sql`
    select t.prefix, u.email, t.scopes, t.created_at::date::text as "createdAt", t.last_used_at::date::text as "lastUsedAt",
      t.expires_at::date::text as "expiresAt"
    from api_tokens t join users u on u.id = t.user_id
    where t.revoked_at is null and (t.expires_at is null or t.expires_at > ${now.toString()}::timestamptz)
    order by t.created_at, t.id`);
  return [...rows];
}
