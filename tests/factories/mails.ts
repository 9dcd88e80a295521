import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { newId } from '#app/db/schema/columns.ts';
import type { MailStatus } from '#app/db/schema/outbox.ts';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { makeLinkTokens } from '#app/domains/accounts/public.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import type { OutgoingMail } from '#app/domains/outbox/public.server.ts';
import type { MailLink } from '#app/domains/outbox/rules/links.ts';
import { now } from '#app/platform/calendar.ts';
import { testNow } from '#tests/setup/clock.ts';

/** The path of the link in the newest mail with one, with a token as the sender makes it. */
export async function newestLink(db: Database): Promise<string> {
  const [row] = await queryRows<{ id: string; to: string; link: MailLink }>(
    db,
    sql`select id, to_address as "to", link from mail_messages where link is not null order by id desc limit 1`,
  );
  if (!row) throw new Error('no mail has a link');
  const { id: mailId, to: email, link } = row;
  const [token = ''] = await inTransaction({ db }, (tx) => makeLinkTokens(tx, [{ mailId, email, link }]));
  return `${link.path}${token}`;
}

/** A mail about a booking, for enqueueMails. */
export const outgoingMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  template: 'bookingCreated',
  to: 'max@example.org',
  userId: null,
  locale: 'de',
  content: { subject: 'Gebucht', paragraphs: ['Hallo'] },
  related: { entity: 'booking', id: '01900000-0000-7000-8000-000000000001' },
  operatorId: null,
  ...changes,
});

export interface MailValues {
  readonly to?: string;
  readonly subject?: string;
  readonly template?: string;
  readonly status?: MailStatus;
  readonly reason?: string;
  readonly userId?: string | null;
  /** Null is every admin's. */
  readonly operatorId?: string | null;
  /** Empty once the words are gone. */
  readonly text?: string;
  readonly html?: string;
  readonly replyTo?: string | null;
  readonly operationId?: string | null;
  readonly createdAt?: string;
  /** When it is due; at once without it. */
  readonly notBefore?: string;
  readonly relevantUntil?: string | null;
  readonly resendOf?: string | null;
  readonly digestId?: string | null;
  readonly relatedEntity?: string;
  readonly relatedId?: string | null;
  readonly calendars?: readonly CalendarFile[] | null;
  readonly link?: MailLink | null;
}

export const messageIdOf = (mailId: string): string => `<${mailId}@localhost>`;

/** A mail as these values describe it; returns its id. */
export async function insertMail(
  owner: postgres.Sql | postgres.TransactionSql,
  values: MailValues = {},
): Promise<string> {
  const { to = 'gast@example.org', subject = 'Gebucht', template = 'bookingCreated', status = 'failed' } = values;
  const {
    text = 'Hallo',
    html = `<p>${text}</p>`,
    createdAt = testNow,
    notBefore = createdAt,
    calendars = null,
    link = null,
  } = values;
  const reason = values.reason ?? (status === 'failed' || status === 'suppressed' ? 'refused' : null);
  const id = newId();
  await owner`
    insert into mail_messages (id, template, to_address, reply_to, subject, text, html, message_id, status, last_error, user_id, operator_id,
      created_at, not_before, sent_at, relevant_until, resend_of, digest_id, related_entity, related_id, operation_id, calendars, link)
    values (${id}, ${template}, ${to}, ${values.replyTo ?? null}, ${subject}, ${text}, ${html}, ${messageIdOf(id)}, ${status}, ${reason},
      ${values.userId ?? null}, ${values.operatorId ?? null}, ${createdAt}, ${notBefore}, ${status === 'sent' ? createdAt : null},
      ${values.relevantUntil ?? null}, ${values.resendOf ?? null}, ${values.digestId ?? null}, ${values.relatedEntity ?? 'booking'},
      ${values.relatedId ?? null}, ${values.operationId ?? null}, ${calendars === null ? null : JSON.stringify(calendars)}::text::jsonb,
      ${link === null ? null : JSON.stringify(link)}::text::jsonb)`;
  return id;
}

/** A mail to Anna that was queued so many seconds ago; returns its id. */
export function makeMail(owner: postgres.Sql, status: MailStatus, ageSeconds: number): Promise<string> {
  const createdAt = now().subtract({ seconds: ageSeconds }).toString();
  return insertMail(owner, { to: 'anna@example.org', text: 'Hallo Anna', status, createdAt });
}

/** A server is set since a week, so that mails may leave. */
export async function setUpServer(owner: postgres.Sql): Promise<void> {
  await owner`
    insert into mail_sender (set_up_at, server, from_address) values (${testNow}::timestamptz - interval '7 days', 'mail.example:587', 'platz@example.org')
    on conflict (id) do update set set_up_at = excluded.set_up_at, server = excluded.server, from_address = excluded.from_address,
      paused_at = null, pause_reason = null, last_answer = null, next_try_at = null`;
}
