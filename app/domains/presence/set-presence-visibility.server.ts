import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** What others see of the person on the board, from now on. Choosing the present one writes nothing. */
export async function setPresenceVisibility(
  ctx: Ctx,
  { visibility }: { visibility: PresenceVisibility },
): Promise<{ kind: 'set' | 'unchanged' }> {
  const { id } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const [found] = await queryRows<{ before: PresenceVisibility }>(
      tx,
      sql`select presence_visibility as before from users where id = ${id}::uuid for no key update`,
    );
    if (!found || found.before === visibility) return { kind: 'unchanged' };
    await queryRows(
      tx,
      sql`update users set presence_visibility = ${visibility}, updated_at = app_now() where id = ${id}::uuid`,
    );
    await recordAudit(tx, ctx, {
      action: 'user.presence_visibility_set',
      entity: 'user',
      entityId: id,
      operatorId: null,
      before: { presenceVisibility: found.before },
      after: { presenceVisibility: visibility },
    });
    return { kind: 'set' };
  });
}
