import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { statement } from '#app/db/query.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { MAIL_LOG_TOPIC, MAIL_QUEUED_TOPIC } from '#app/domains/outbox/live.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { notifyBrowsersSql, notifyServersSql } from '#app/platform/live/notify.server.ts';
import { worldwideId } from '#app/platform/public-url.server.ts';

/** What one admin may do in an hour. */
const SINGLE = { points: 60, seconds: 3_600 };
const ALL_OF_A_FILTER = { points: 10, seconds: 3_600 };
const SENDER = { points: 20, seconds: 3_600 };

let made: Record<MailAct, Limiter> | undefined;
export type MailAct = 'single' | 'filter' | 'sender';

/** Takes one try of an admin (decision 030); null when one was left, otherwise the seconds to wait. */
export async function takeTry({ actor }: Pick<Ctx, 'actor'>, act: MailAct): Promise<number | null> {
  made ??= {
    single: limiter('mail-resend', SINGLE),
    filter: limiter('mail-resend-filter', ALL_OF_A_FILTER),
    sender: limiter('mail-sender', SENDER),
  };
  return await consume(made[act], actor.id);
}

const insertRepeats = statement<{ repeats: string }>(sql`
  with repeated as (
    insert into mail_messages (id, template, user_id, to_address, reply_to, locale, subject, text, html, link, calendars,
      relevant_until, status, message_id, related_entity, related_id, operation_id, operator_id, resend_of)
    select repeat.id, m.template, m.user_id, m.to_address, m.reply_to, m.locale, m.subject, m.text, m.html, m.link, m.calendars,
      m.relevant_until, 'queued', repeat."messageId", m.related_entity, m.related_id, m.operation_id, m.operator_id,
      m.id
    from jsonb_to_recordset(${sql.placeholder('repeats')}::text::jsonb) as repeat(id uuid, "of" uuid, "messageId" text)
      join mail_messages m on m.id = repeat."of"
    returning 1
  )
  select ${notifyServersSql(MAIL_QUEUED_TOPIC)}, ${notifyBrowsersSql(MAIL_LOG_TOPIC)} from repeated limit 1`);

/** The mail to repeat, locked. */
export interface LockedMail {
  readonly id: string;
  readonly operatorId: string | null;
}

/**
 * Queues each mail again as a new row with a Message-ID of its own, the same words and files, and an audit row. An undo of its
 * operation removes the new row, too. Returns the new ids, in the order of the mails.
 */
export async function repeatMails(tx: Transaction, ctx: Ctx, mails: readonly LockedMail[]): Promise<string[]> {
  const repeats = mails.map(({ id: of }) => {
    const id = newId();
    return { id, of, messageId: `<${worldwideId(id)}>` };
  });
  await insertRepeats(tx, { repeats: JSON.stringify(repeats) });
  await recordAudit(
    tx,
    ctx,
    mails.map(({ id, operatorId }, at) => ({
      action: 'mail.resent',
      entity: 'mail',
      entityId: id,
      operatorId,
      after: { mailId: repeats[at]?.id ?? null },
    })),
  );
  return repeats.map(({ id }) => id);
}
