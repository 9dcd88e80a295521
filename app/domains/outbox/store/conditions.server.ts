import { sql } from 'drizzle-orm';

/** Conditions of one mail; `m` is its row. */

/** No worker sends the mail now. By the clock of the database, because `app_now()` may be frozen. */
export const isFree = sql`(m.leased_until is null or m.leased_until < clock_timestamp())`;

/** A server refused its address for good. */
export const isAddressRefused = sql`exists (select 1 from mail_refusals f where f.address = lower(m.to_address))`;

/** A server is set, so that mails leave. Needs no row. */
export const isServerSet = sql`exists (select 1 from mail_sender where set_up_at is not null)`;

/**
 * A mail that can be sent again: it is no longer in the queue, its words are there, and no mail of the day contains it, which
 * would bring it twice.
 */
export const isResendable = sql`(m.status <> 'queued' and m.text <> '' and m.digest_id is null)`;

/** A mail that was not sent again yet. */
export const isUnrepeated = sql`not exists (select 1 from mail_messages r where r.resend_of = m.id)`;
