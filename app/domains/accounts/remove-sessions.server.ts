import { and, eq, ne } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { sessions } from '#app/db/schema/index.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type WhichSessions = { kind: 'one'; sessionId: string } | { kind: 'others' };

/** Deletes sessions of the actor, never of another person, with an audit row for each. Returns how many there were. */
export async function removeSessions(tx: Transaction, ctx: Ctx, which: WhichSessions): Promise<number> {
  const { actor } = ctx;
  const chosen = which.kind === 'one' ? eq(sessions.id, which.sessionId) : ne(sessions.id, actor.sessionId ?? '');
  const gone = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, actor.id), chosen))
    .returning({ id: sessions.id });
  await recordAudit(
    tx,
    ctx,
    gone.map(({ id }) => sessionEntry(id, 'session.ended', { before: { userId: actor.id } })),
  );
  return gone.length;
}

/** One entry of the login stream about a session. */
export const sessionEntry = (
  sessionId: string,
  action: `session.${string}`,
  states: { before: { userId: string } } | { after: { userId: string } },
): AuditEntry => ({ stream: 'login', action, entity: 'session', entityId: sessionId, operatorId: null, ...states });
