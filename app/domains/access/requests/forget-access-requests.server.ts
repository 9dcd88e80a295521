import { sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import { KEEP_REQUESTS } from '#app/domains/access/retention.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** The daily job: removes requests 90 days after they expired or were revoked, with their links. Returns their number. */
export async function forgetAccessRequests({ db, now }: ReadCtx): Promise<number> {
  return await inPages(
    db,
    (limit) => sql`
      with gone as (
        delete from access_requests where id in (
          select id from access_requests where status in ('expired', 'revoked')
            and updated_at < ${now.toString()}::timestamptz - ${KEEP_REQUESTS}::interval order by updated_at ${limit})
        returning id),
      links as (delete from one_time_tokens where purpose = 'access_optin' and subject_id in (select id from gone))
      select from gone`,
  );
}
