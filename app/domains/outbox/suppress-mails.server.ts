import { sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import type { Database } from '#app/db/client.server.ts';
import { SEND_WITHIN_DAYS } from './rules/outcomes.ts';
import { isFree } from './store/conditions.server.ts';

/**
 * Ends queued mails that will never be sent, with the reason: due without a server (`not_set_up`), queued before one was set
 * (`before_setup`), older than three days (`too_old`), or to an address that was refused while a worker held them
 * (`address_refused`). So a new installation never sends the past. Returns their number.
 */
export async function suppressMails({ db }: { db: Database }): Promise<number> {
  return await inPages(
    db,
    // The sender's row as one value: the planner expects hundreds of rows of such a small table, and then reads all mails.
    (limit) => sql`
      with sender as (select (select set_up_at from mail_sender) as set_up_at)
      update mail_messages set status = 'suppressed', last_error = unsendable.reason, leased_until = null
      from (
        select m.id, case
            when m.created_at < app_now() - make_interval(days => ${SEND_WITHIN_DAYS}) then 'too_old'
            when s.set_up_at is null and m.not_before <= app_now() then 'not_set_up'
            when m.created_at < s.set_up_at then 'before_setup' else 'address_refused' end as reason
        from mail_messages m, sender s
        where m.status = 'queued' and ${isFree}
          and (m.created_at < app_now() - make_interval(days => ${SEND_WITHIN_DAYS})
            or (s.set_up_at is null and m.not_before <= app_now()) or m.created_at < s.set_up_at
            or lower(m.to_address) in (select address from mail_refusals))
        ${limit} for update of m skip locked
      ) unsendable where mail_messages.id = unsendable.id`,
  );
}
