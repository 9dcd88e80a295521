import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { MAIL_LOG_TOPIC } from './live.ts';
import { MAIL_PERSONAL_FIELDS } from './personal.ts';

/** The actor allows mails to the own address again, after a server refused it. */
export async function allowOwnAddress(ctx: Ctx): Promise<{ kind: 'allowed' | 'not_refused' }> {
  const { id, email } = ctx.actor;
  if (!can(ctx.actor, 'notice.choose')) throw new ForbiddenError('notice.choose');
  return await inTransaction(ctx, async (tx) => {
    const [gone] = await queryRows<{ address: string; answer: string }>(
      tx,
      sql`delete from mail_refusals where address = lower(${email}) returning address, answer`,
    );
    if (!gone) return { kind: 'not_refused' };
    await recordAudit(tx, ctx, {
      action: 'mail_address.allowed',
      entity: 'mail_address',
      entityId: id,
      operatorId: null,
      before: gone,
      personalFields: MAIL_PERSONAL_FIELDS,
    });
    await notifyBrowsers(tx, MAIL_LOG_TOPIC);
    return { kind: 'allowed' };
  });
}
