import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { MailStatus } from '#app/db/schema/outbox.ts';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { makeLinkTokens } from '#app/domains/accounts/public.server.ts';
import type { MailLink } from '#app/domains/outbox/rules/links.ts';
import { now } from '#app/platform/calendar.ts';

/** A mail to Anna that was queued so many seconds ago; returns its id. */
export async function makeMail(owner: postgres.Sql, status: MailStatus, ageSeconds: number): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, sent_at, last_error, not_before, created_at)
    select id, 'bookingCreated', 'anna@example.org', 'Gebucht', 'Hallo Anna', '<p>Hallo Anna</p>', id::text, ${status},
      case when ${status} = 'sent' then ${now().toString()}::timestamptz end, case when ${status} in ('failed', 'suppressed') then 'refused' end,
      ${now().toString()}::timestamptz - make_interval(secs => ${ageSeconds}), ${now().toString()}::timestamptz - make_interval(secs => ${ageSeconds})
    from (select gen_random_uuid() as id) new returning id`;
  return row?.id ?? '';
}

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
