import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { notifyServersSql } from '#app/platform/live/notify.server.ts';
import { worldwideId } from '#app/platform/public-url.server.ts';
import { UNDO_SECONDS } from '#app/platform/undo.ts';
import { MAIL_QUEUED_TOPIC } from './live.ts';
import { renderMail } from './render-mail.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import type { MailContent } from './rules/compose.ts';
import type { MailLink } from './rules/links.ts';
import { kindOf, type MailTemplate } from './rules/templates.ts';

export interface OutgoingMail {
  template: MailTemplate;
  to: string;
  /** The person whose choices count; null for a guest. */
  userId: string | null;
  locale: Locale;
  content: MailContent;
  /** The person who answers; null for the sender's address. */
  replyTo?: string | null;
  /** The one-time link; the content holds LINK_PLACEHOLDER as its address. */
  link?: MailLink | null;
  calendars?: readonly CalendarFile[];
  /** Instant (ISO 8601) after which the mail is about the past. */
  relevantUntil?: string | null;
  related: { entity: string; id: string };
  /** The operator of the record, whose admins read the mail log; null is for every admin. */
  operatorId: string | null;
}

const insertMails = statement<{ mails: string; notBefore: string; operationId: string | null }>(sql`
  with inserted as (
    insert into mail_messages (id, template, user_id, to_address, reply_to, locale, subject, text, html, link, calendars,
      relevant_until, status, last_error, is_for_digest, not_before, message_id, related_entity, related_id, operation_id, operator_id)
    select mail.id, mail.template, mail."userId", mail."to", mail."replyTo", mail.locale, mail.subject, mail.text, mail.html,
      nullif(mail.link, 'null'), nullif(mail.calendars, 'null'), mail."relevantUntil",
      case when refusal.address is not null or choice.delivery = 'off' then 'suppressed' else 'queued' end,
      case when refusal.address is not null then 'address_refused' when choice.delivery = 'off' then 'switched_off' end,
      refusal.address is null and coalesce(choice.delivery = 'digest', false),
      ${sql.placeholder('notBefore')}::timestamptz, mail."messageId", mail.related ->> 'entity', (mail.related ->> 'id')::uuid,
      ${sql.placeholder('operationId')}::uuid, mail."operatorId"
    from jsonb_to_recordset(${sql.placeholder('mails')}::text::jsonb)
      as mail(id uuid, template text, kind text, "userId" uuid, "to" text, "replyTo" text, locale text, subject text, text text,
        html text, link jsonb, calendars jsonb, "relevantUntil" timestamptz, "messageId" text, related jsonb, "operatorId" uuid)
      left join mail_refusals refusal on refusal.address = lower(mail."to")
      left join mail_choices choice on choice.user_id = mail."userId" and choice.kind = mail.kind
    returning 1
  )
  select ${notifyServersSql(MAIL_QUEUED_TOPIC)} from inserted limit 1`);

/**
 * Puts mails into the outbox in the causing transaction: what is rolled back is never sent. One statement for all; none for
 * an empty list. The Message-ID is fixed here, so a repeated delivery after a crash carries the same one. Mails of an
 * operation with an undo wait for it; `operationId` is null for all others. A mail that the person switched off, or whose
 * address was refused, is stored as suppressed. Returns the ids in the order of the mails.
 */
export async function enqueueMails(
  tx: Transaction,
  mails: readonly OutgoingMail[],
  { now, operationId }: { now: Ctx['now']; operationId: string | null },
): Promise<string[]> {
  if (mails.length === 0) return [];
  const notBefore = now.add({ seconds: operationId ? UNDO_SECONDS : 0 }).toString();
  const rows = mails.map(({ content, calendars = [], ...mail }) => {
    const id = newId();
    return {
      id,
      ...mail,
      ...renderMail(content, mail),
      kind: kindOf(mail.template),
      calendars: calendars.length > 0 ? calendars : null,
      messageId: `<${worldwideId(id)}>`,
    };
  });
  await insertMails(tx, { mails: JSON.stringify(rows), notBefore, operationId });
  return rows.map(({ id }) => id);
}
