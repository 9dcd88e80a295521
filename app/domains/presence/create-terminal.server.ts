import { newId } from '#app/db/schema/columns.ts';
import { terminals } from '#app/db/schema/index.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { readOperatorOf, terminalEntry } from './store/terminals.server.ts';

/**
 * A board for a wall, or a terminal at the entrance, of a facility of the admin's operator. It shows nothing until a browser is enrolled
 * as it.
 */
export async function createTerminal(
  ctx: Ctx,
  { name, facilityId, kind = 'board' }: { name: string; facilityId: string; kind?: TerminalKind },
): Promise<{ kind: 'created'; terminalId: string }> {
  if (!can(ctx.actor, 'presence.administer')) throw new ForbiddenError('presence.administer');
  const id = newId();
  return await inTransaction(ctx, async (tx) => {
    const [facility] = await readOperatorOf(tx, { facilityId });
    if (!facility || !can(ctx.actor, 'presence.administer', facility)) throw new NotFoundError('facility');
    const { operatorId } = facility;
    await tx.insert(terminals).values({ id, operatorId, facilityId, name, kind });
    const after = { name, facilityId, kind };
    await recordAudit(tx, ctx, terminalEntry({ id, operatorId }, 'terminal.created', { after }));
    return { kind: 'created', terminalId: id };
  });
}
