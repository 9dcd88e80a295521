import { sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { KEEP_BODIES } from './retention.server.ts';

/** The daily job: after 14 days the log keeps recipient, subject and state of a mail, without its text and files. */
export async function forgetMailBodies({ db, now }: ReadCtx): Promise<number> {
  return await inPages(
    db,
    (limit) => sql`
      update mail_messages set text = '', html = '', calendars = null where id in (
        select id from mail_messages where created_at < ${now.toString()}::timestamptz - ${KEEP_BODIES}::interval
          and status <> 'queued' and (text <> '' or html <> '') order by created_at ${limit})`,
  );
}
