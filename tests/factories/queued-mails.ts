import type postgres from 'postgres';
import { newId } from '#app/db/schema/columns.ts';
import { MAIL_QUEUED_TOPIC } from '#app/domains/outbox/public.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { now } from '#app/platform/calendar.ts';

export interface QueuedMail {
  to?: string;
  replyTo?: string | null;
  subject?: string;
  text?: string;
  calendars?: readonly CalendarFile[] | null;
  operationId?: string | null;
  /** How long ago it was written. */
  ageSeconds?: number;
  /** When it was due, from that moment on. */
  dueIn?: number;
  /** The instant that ages count from (ISO 8601); the clock of the test unless a process with a real one sends. */
  at?: string;
}

const NOTIFY = `pg_notify('live', '${JSON.stringify({ topic: MAIL_QUEUED_TOPIC.name, root: '', version: 0, to: 'server' })}')`;

/** Writes a queued mail as the owner, in `sql` or a transaction of it, and notifies the senders; returns its Message-ID. */
export async function queueMail(sql: postgres.Sql | postgres.TransactionSql, mail: QueuedMail = {}): Promise<string> {
  const {
    to = 'anna@example.org',
    replyTo = null,
    subject = 'Gebucht',
    text = 'Hallo Anna',
    operationId = null,
  } = mail;
  const { calendars = null, ageSeconds = 0, dueIn = 0, at = now().toString() } = mail;
  const id = newId();
  const messageId = `<${id}@localhost>`;
  await sql`
    with queued as (insert into mail_messages (id, template, to_address, reply_to, subject, text, html, calendars, message_id, operation_id, not_before, created_at)
    values (${id}, 'bookingCreated', ${to}, ${replyTo}, ${subject}, ${text}, ${`<p>${text}</p>`},
      ${calendars && JSON.stringify(calendars)}::text::jsonb, ${messageId}, ${operationId},
      ${at}::timestamptz + make_interval(secs => ${dueIn - ageSeconds}),
      ${at}::timestamptz - make_interval(secs => ${ageSeconds}))
      returning 1)
    select ${sql.unsafe(NOTIFY)} from queued`;
  return messageId;
}
