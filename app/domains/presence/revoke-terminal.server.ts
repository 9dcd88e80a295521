import { and, eq, isNull, sql } from 'drizzle-orm';
import { oneTimeTokens, terminals } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { TERMINAL_TOPIC } from './live.ts';
import { lockTerminal, terminalEntry } from './store/terminals.server.ts';

/** Signs a board off at once, with its open code. `revoked` also when it was signed off before; then nothing is written. */
export async function revokeTerminal(ctx: Ctx, { terminalId }: { terminalId: string }): Promise<{ kind: 'revoked' }> {
  if (!can(ctx.actor, 'presence.administer')) throw new ForbiddenError('presence.administer');
  return await inTransaction(ctx, async (tx) => {
    const [terminal] = await lockTerminal(tx, { id: terminalId });
    if (!terminal || !can(ctx.actor, 'presence.administer', terminal)) throw new NotFoundError('terminal');
    const ofTerminal = and(eq(oneTimeTokens.subjectId, terminalId), eq(oneTimeTokens.purpose, 'terminal_enrol'));
    await tx.delete(oneTimeTokens).where(and(ofTerminal, isNull(oneTimeTokens.usedAt)));
    if (terminal.isRevoked) return { kind: 'revoked' };
    await tx
      .update(terminals)
      .set({ revokedAt: toDate(ctx.now), version: terminal.version + 1, updatedAt: sql`app_now()` })
      .where(eq(terminals.id, terminalId));
    const before = { isEnrolled: terminal.isEnrolled };
    await recordAudit(tx, ctx, terminalEntry(terminal, 'terminal.revoked', { before }));
    await notifyServers(tx, [{ topic: TERMINAL_TOPIC, root: terminalId }]);
    return { kind: 'revoked' };
  });
}
