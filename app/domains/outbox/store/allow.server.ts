import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { MAIL_LOG_TOPIC } from '#app/domains/outbox/live.ts';
import { MAIL_PERSONAL_FIELDS } from '#app/domains/outbox/personal.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';

/** Ends the refusal of an address, with its audit row; false when it has none. `otherwise` names the record without a person. */
export async function endRefusal(
  tx: Transaction,
  ctx: Ctx,
  address: string,
  { otherwise, operatorId }: { otherwise: string; operatorId: string | null },
): Promise<boolean> {
  const [gone] = await queryRows<{ userId: string | null; address: string; answer: string }>(
    tx,
    sql`delete from mail_refusals where address = lower(${address}) returning user_id as "userId", address, answer`,
  );
  if (!gone) return false;
  await recordAudit(tx, ctx, {
    action: 'mail_address.allowed',
    entity: 'mail_address',
    entityId: gone.userId ?? otherwise,
    operatorId,
    before: { address: gone.address, answer: gone.answer },
    personalFields: MAIL_PERSONAL_FIELDS,
  });
  await notifyBrowsers(tx, MAIL_LOG_TOPIC);
  return true;
}
