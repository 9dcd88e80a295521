import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import type { CalendarFile } from '#app/platform/calendar-file.ts';
import { type MailLink, withLink } from './rules/links.ts';
import { SEND_WITHIN_DAYS } from './rules/outcomes.ts';
import { isAddressRefused, isFree } from './store/conditions.server.ts';

/** A mail that this process alone may send until its lease ends. */
export interface TakenMail {
  readonly id: string;
  /** The lease, by which the outcome is recorded. */
  readonly leasedUntil: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** With this one. */
  readonly attempts: number;
  readonly ageSeconds: number;
  readonly calendars: readonly CalendarFile[];
}

type TakenRow = Omit<TakenMail, 'calendars'> & { calendars: CalendarFile[] | null; link: MailLink | null };

export interface LinkRequest {
  readonly mailId: string;
  readonly email: string;
  readonly link: MailLink;
}

/** Makes the tokens of one-time links, in their order, and stores their hashes in the transaction. */
export type MakeTokens = (tx: Transaction, links: readonly LinkRequest[]) => Promise<string[]>;

/** Longer than any delivery takes (bridges/mailer): a mail whose worker died is free again then. */
export const LEASE_SECONDS = 300;

/**
 * Takes due mails for this process: at most `limit`, and one while sending is paused and its next try is due. Mails that another
 * process holds are skipped. The tokens of one-time links are made in the same transaction. Returns none without a server.
 */
export async function takeMails(
  { db }: { db: Database },
  { limit, makeTokens }: { limit: number; makeTokens: MakeTokens },
): Promise<TakenMail[]> {
  return await inTransaction({ db }, async (tx) => {
    const rows = await queryRows<TakenRow>(tx, takeDue(limit));
    const linked = rows.flatMap(({ id, to, link }) => (link ? [{ mailId: id, email: to, link }] : []));
    const tokens = linked.length > 0 ? await makeTokens(tx, linked) : [];
    const urls = new Map(
      linked.map(({ mailId, link }, at) => [mailId, publicUrl(`${link.path}${tokens[at] ?? ''}`)] as const),
    );
    return rows.map(({ link: _link, calendars, ...mail }) => {
      const url = urls.get(mail.id);
      const bodies = url === undefined ? {} : { text: withLink(mail.text, url), html: withLink(mail.html, url) };
      return { ...mail, ...bodies, calendars: calendars ?? [] };
    });
  });
}

const takeDue = (limit: number) => sql`
  with sender as (
    select set_up_at, case when paused_at is null then ${limit} when next_try_at <= app_now() then 1 else 0 end as places
    from mail_sender where set_up_at is not null
  ), due as (
    select m.id from mail_messages m, sender
    where m.status = 'queued' and not m.is_for_digest and m.not_before <= app_now()
      and m.created_at >= sender.set_up_at and m.created_at >= app_now() - make_interval(days => ${SEND_WITHIN_DAYS})
      and ${isFree}
      and not ${isAddressRefused}
    order by m.not_before, m.id
    limit (select places from sender)
    for update of m skip locked
  )
  update mail_messages m set leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1
  from due where m.id = due.id
  returning m.id, m.leased_until::text as "leasedUntil", m.to_address as "to", m.reply_to as "replyTo", m.locale, m.subject, m.text, m.html,
    m.message_id as "messageId", m.attempts, extract(epoch from app_now() - m.created_at)::float8 as "ageSeconds", m.calendars, m.link`;

/**
 * Seconds until the next queued mail is due, or the next try of a paused queue; 0 or less when one is due now. Null when none
 * waits: mails that a worker holds, and a pause whose next try runs, are found by the next look.
 */
export async function secondsToNextMail({ db }: { db: Database }): Promise<number | null> {
  const [row] = await queryRows<{ seconds: number | null }>(
    db,
    sql`
      select extract(epoch from greatest(min(m.not_before), s.next_try_at) - app_now())::float8 as seconds
      from mail_sender s left join mail_messages m on m.status = 'queued' and not m.is_for_digest
        and ${isFree}
      where s.set_up_at is not null and (s.paused_at is null or s.next_try_at > app_now())
      group by s.next_try_at having count(m.id) > 0`,
  );
  return row?.seconds ?? null;
}
