import type postgres from 'postgres';
import type { MailStatus } from '#app/db/schema/outbox.ts';
import { now } from '#app/platform/calendar.ts';

/** A mail to Anna that was queued so many seconds ago; returns its id. */
export async function makeMail(sql: postgres.Sql, status: MailStatus, ageSeconds: number): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, not_before, created_at)
    select id, 'bookingCreated', 'anna@example.org', 'Gebucht', 'Hallo Anna', '<p>Hallo Anna</p>', id::text, ${status},
      ${now().toString()}::timestamptz - make_interval(secs => ${ageSeconds}), ${now().toString()}::timestamptz - make_interval(secs => ${ageSeconds})
    from (select gen_random_uuid() as id) new returning id`;
  return row?.id ?? '';
}
