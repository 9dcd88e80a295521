import { eq, sql } from 'drizzle-orm';
import { terminals } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { TERMINAL_TOPIC } from './live.ts';
import { lockTerminal, readOperatorOf, terminalEntry } from './store/terminals.server.ts';

/** Renames a board or hangs it in another facility of the same operator. Its browser stays enrolled. */
export async function editTerminal(
  ctx: Ctx,
  { terminalId, version, ...input }: { terminalId: string; version: number; name: string; facilityId: string },
): Promise<EditOutcome> {
  if (!can(ctx.actor, 'presence.administer')) throw new ForbiddenError('presence.administer');
  return await inTransaction(ctx, async (tx) => {
    const [terminal] = await lockTerminal(tx, { id: terminalId });
    if (!terminal || !can(ctx.actor, 'presence.administer', terminal)) throw new NotFoundError('terminal');
    const [facility] = await readOperatorOf(tx, input);
    if (facility?.operatorId !== terminal.operatorId) throw new NotFoundError('facility');
    if (terminal.version !== version) return { kind: 'stale' };
    const changes = changesOf<typeof input>(terminal, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(terminals)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(terminals.id, terminalId));
    await recordAudit(tx, ctx, terminalEntry(terminal, 'terminal.edited', changes));
    await notifyServers(tx, [{ topic: TERMINAL_TOPIC, root: terminalId }]);
    return { kind: 'edited' };
  });
}
