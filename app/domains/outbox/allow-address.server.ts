import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { MAIL_LOG_TOPIC } from './live.ts';
import { MAIL_PERSONAL_FIELDS } from './personal.ts';
import { isReadable } from './store/filter.server.ts';

export type AllowOutcome =
  | { kind: 'allowed'; address: string }
  /** Another admin, or the person, allowed it before. */
  | { kind: 'not_refused' };

/** An admin allows mails to a refused address again. A mail to it that the admin may read names the address. */
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
    const [gone] = await queryRows<{ userId: string | null; answer: string }>(
      tx,
      sql`delete from mail_refusals where address = ${address} returning user_id as "userId", answer`,
    );
    if (!gone) return { kind: 'not_refused' };
    await recordAudit(tx, ctx, {
      action: 'mail_address.allowed',
      entity: 'mail_address',
      entityId: gone.userId ?? input.mailId,
      operatorId,
      before: { address, answer: gone.answer },
      personalFields: MAIL_PERSONAL_FIELDS,
    });
    await notifyBrowsers(tx, MAIL_LOG_TOPIC);
    return { kind: 'allowed', address };
  });
}
