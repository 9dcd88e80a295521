import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { removeSessions } from './remove-sessions.server.ts';

/** Ends the session of this request. Twice is the same as once. */
export async function signOut(ctx: Ctx): Promise<{ kind: 'signed_out' }> {
  const { sessionId } = ctx.actor;
  if (sessionId !== null) await inTransaction(ctx, (tx) => removeSessions(tx, ctx, { kind: 'one', sessionId }));
  return { kind: 'signed_out' };
}
