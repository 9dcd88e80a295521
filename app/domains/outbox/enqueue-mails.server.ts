import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import type { mailMessages } from '#app/db/schema/outbox.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { UNDO_SECONDS } from '#app/platform/undo.ts';
import type { ComposedMail } from './rules/compose.ts';

export interface OutgoingMail extends ComposedMail {
  template: typeof mailMessages.$inferInsert.template;
  to: string;
  related: { entity: string; id: string };
  /** The operator of the record, whose admins read the mail log; null is for every admin. */
  operatorId: string | null;
}

const insertMails = statement<{ mails: string; notBefore: string; operationId: string | null }>(sql`
  insert into mail_messages (id, template, to_address, subject, text, html, not_before, message_id, related_entity, related_id,
    operation_id, operator_id)
  select id, template, "to", subject, text, html, ${sql.placeholder('notBefore')}::timestamptz, "messageId",
    related ->> 'entity', (related ->> 'id')::uuid, ${sql.placeholder('operationId')}::uuid, "operatorId"
  from jsonb_to_recordset(${sql.placeholder('mails')}::text::jsonb)
    as mail(id uuid, template text, "to" text, subject text, text text, html text, "messageId" text, related jsonb,
      "operatorId" uuid)`);

/**
 * Puts mails into the outbox in the causing transaction: what is rolled back is never sent. One statement for all; none for
 * an empty list. The Message-ID is fixed here, so a repeated delivery after a crash carries the same one. Mails of an
 * operation with an undo wait for it; `operationId` is null for all others.
 */
export async function enqueueMails(
  tx: Transaction,
  mails: readonly OutgoingMail[],
  options: { now: Ctx['now']; operationId: string | null; messageIdDomain: string },
): Promise<void> {
  if (mails.length === 0) return;
  const notBefore = options.now.add({ seconds: options.operationId ? UNDO_SECONDS : 0 }).toString();
  const rows = mails.map((mail) => {
    const id = newId();
    return { id, ...mail, messageId: `<${id}@${options.messageIdDomain}>` };
  });
  await insertMails(tx, { mails: JSON.stringify(rows), notBefore, operationId: options.operationId });
}
