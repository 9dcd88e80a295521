import type postgres from 'postgres';
import { MAIL_QUEUED_TOPIC } from '#app/domains/outbox/public.server.ts';
import { now, instantOfText } from '#app/platform/calendar.ts';
import { insertMail, type MailValues, messageIdOf } from './mails.ts';

export interface QueuedMail extends Pick<
  MailValues,
  'to' | 'replyTo' | 'subject' | 'text' | 'calendars' | 'operationId'
> {
  /** How long ago it was written. */
  ageSeconds?: number;
  /** When it was due, from that moment on. */
  dueIn?: number;
  /** The instant that ages count from (ISO 8601); the clock of the test unless a process with a real one sends. */
  at?: string;
}

const NOTIFY = `select pg_notify('live', '${JSON.stringify({ topic: MAIL_QUEUED_TOPIC.name, root: '', version: 0, to: 'server' })}')`;

/** Writes a queued mail as the owner, in `sql` or a transaction of it, and notifies the senders; returns its Message-ID. */
export async function queueMail(
  sql: postgres.Sql | postgres.TransactionSql,
  { ageSeconds = 0, dueIn = 0, at = now().toString(), ...mail }: QueuedMail = {},
): Promise<string> {
  const created = instantOfText(at).subtract({ seconds: ageSeconds });
  const id = await insertMail(sql, {
    to: 'anna@example.org',
    text: 'Hallo Anna',
    ...mail,
    status: 'queued',
    createdAt: created.toString(),
    notBefore: created.add({ seconds: dueIn }).toString(),
  });
  await sql.unsafe(NOTIFY);
  return messageIdOf(id);
}
