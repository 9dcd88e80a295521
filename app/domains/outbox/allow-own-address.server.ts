import { inTransaction } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { endRefusal } from './store/allow.server.ts';

/** The actor allows mails to the own address again, after a server refused it (mail_address.allowed). */
export async function allowOwnAddress(ctx: Ctx): Promise<{ kind: 'allowed' | 'not_refused' }> {
  const { id, email } = ctx.actor;
  if (!can(ctx.actor, 'notice.choose')) throw new ForbiddenError('notice.choose');
  return await inTransaction(ctx, async (tx) => {
    const isAllowed = email !== null && (await endRefusal(tx, ctx, email, { otherwise: id, operatorId: null }));
    return { kind: isAllowed ? 'allowed' : 'not_refused' };
  });
}
