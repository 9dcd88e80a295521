import { and, desc, eq, gt } from 'drizzle-orm';
import { sessions } from '#app/db/schema/index.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';

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
