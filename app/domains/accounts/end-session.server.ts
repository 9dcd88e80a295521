import { inTransaction } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { removeSessions } from './remove-sessions.server.ts';

/** Ends one of the actor's sessions. Throws NotFoundError for an unknown one and for one of another person (D18). */
export async function endSession(ctx: Ctx, sessionId: string): Promise<{ kind: 'ended'; wasThisOne: boolean }> {
  if (!can(ctx.actor, 'session.end')) throw new ForbiddenError('session.end');
  const count = await inTransaction(ctx, (tx) => removeSessions(tx, ctx, { kind: 'one', sessionId }));
  if (count === 0) throw new NotFoundError('session');
  return { kind: 'ended', wasThisOne: sessionId === ctx.actor.sessionId };
}
