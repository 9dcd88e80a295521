import { sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import { KEEP_JOBS, KEEP_JOB_ORIGINS } from '#app/domains/access/retention.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

export interface ForgottenJobs {
  readonly removed: number;
  readonly stripped: number;
}

/** The daily job (seed 2, 8): removes final jobs after 90 days, and address and browser of a press after 7. */
export async function forgetDoorJobs({ db }: Pick<ReadCtx, 'db'>): Promise<ForgottenJobs> {
  const removed = await inPages(
    db,
    (limit) => sql`
      delete from door_jobs where id in (
        select id from door_jobs where created_at < door_now() - ${KEEP_JOBS}::interval
          and status in ('executed', 'failed', 'expired') order by created_at ${limit})`,
  );
  const stripped = await inPages(
    db,
    (limit) => sql`
      update door_jobs set request_ip = null, user_agent = null where id in (
        select id from door_jobs where created_at < door_now() - ${KEEP_JOB_ORIGINS}::interval
          and (request_ip is not null or user_agent is not null) order by created_at ${limit})`,
  );
  return { removed, stripped };
}
