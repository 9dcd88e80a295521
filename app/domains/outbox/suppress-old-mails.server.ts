import { sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** A mail that waited longer is about yesterday's news and would arrive as one of many. */
export const SEND_WITHIN = '3 days';

/**
 * Ends queued mails of more than three days, so that a sender that is set up later, or was down for long, never sends them.
 * `last_error` is `too_old`. Returns their number.
 */
export async function suppressOldMails({ db, now }: ReadCtx): Promise<number> {
  return await inPages(
    db,
    (limit) => sql`
      update mail_messages set status = 'suppressed', last_error = 'too_old' where id in (
        select id from mail_messages where status = 'queued'
          and not_before < ${now.toString()}::timestamptz - ${SEND_WITHIN}::interval order by not_before ${limit})`,
  );
}
