import { sql } from 'drizzle-orm';
import { affectedRows } from '#app/db/query.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** Retention of jobs (seed 2, 8) and of a press's origin. The audit log keeps its own rows. */
const KEEP_JOB_DAYS = 90;
const KEEP_ORIGIN_DAYS = 7;
/** Rows per statement, so that no lock lasts. */
const PAGE = 5_000;

export interface ForgottenJobs {
  readonly removed: number;
  readonly stripped: number;
}

/** The daily job: removes final jobs of more than 90 days, and address and browser from jobs of more than 7. */
export async function forgetDoorJobs({ db }: Pick<ReadCtx, 'db'>): Promise<ForgottenJobs> {
  const removed = await untilDone(() =>
    affectedRows(
      db,
      sql`
        delete from door_jobs where id in (
          select id from door_jobs where created_at < door_now() - make_interval(days => ${KEEP_JOB_DAYS})
            and status in ('executed', 'failed', 'expired') order by created_at limit ${PAGE})`,
    ),
  );
  const stripped = await untilDone(() =>
    affectedRows(
      db,
      sql`
        update door_jobs set request_ip = null, user_agent = null where id in (
          select id from door_jobs where created_at < door_now() - make_interval(days => ${KEEP_ORIGIN_DAYS})
            and (request_ip is not null or user_agent is not null) order by created_at limit ${PAGE})`,
    ),
  );
  return { removed, stripped };
}

async function untilDone(page: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await page();
    sum += count;
    if (count < PAGE) return sum;
  }
}
