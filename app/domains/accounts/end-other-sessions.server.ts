import { inTransaction } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { removeSessions } from './remove-sessions.server.ts';

/** Signs the actor out everywhere but here. */
export async function endOtherSessions(ctx: Ctx): Promise<{ kind: 'ended'; count: number }> {
  if (!can(ctx.actor, 'session.end')) throw new ForbiddenError('session.end');
  const count = await inTransaction(ctx, (tx) => removeSessions(tx, ctx, { kind: 'others' }));
  return { kind: 'ended', count };
}
