import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { endRefusal } from './store/allow.server.ts';
import { isReadable } from './store/filter.server.ts';

export type AllowOutcome =
  | { kind: 'allowed'; address: string }
  /** Another admin, or the person, allowed it before. */
  | { kind: 'not_refused' };

/**
 * An admin allows mails to a refused address again (mail_address.allowed). A mail to it that the admin may read names the
 * address, so that no form carries one.
 */
export async function allowAddress(ctx: Ctx, input: { mailId: string }): Promise<AllowOutcome> {
  const readable = isReadable(ctx.actor);
  return await inTransaction(ctx, async (tx): Promise<AllowOutcome> => {
    const [mail] = await queryRows<{ address: string; operatorId: string | null }>(
      tx,
      sql`select lower(m.to_address) as address, m.operator_id as "operatorId" from mail_messages m
        where m.id = ${input.mailId}::uuid and ${readable}`,
    );
    if (!mail) throw new NotFoundError('mail');
    const { address, operatorId } = mail;
    const isAllowed = await endRefusal(tx, ctx, address, { otherwise: input.mailId, operatorId });
    return isAllowed ? { kind: 'allowed', address } : { kind: 'not_refused' };
  });
}
