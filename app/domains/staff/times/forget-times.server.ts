import { sql } from 'drizzle-orm';
import { untilDone } from '#app/db/pages.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { KEEP_TIMES } from '#app/domains/staff/retention.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** Sessions, or rows of another table, per transaction. */
const BATCH = 2_000;

/**
 * The daily job: a session goes two years after it began, with its breaks, stamps and corrections; so do wishes and months without any.
 * Returns the number of sessions.
 */
export async function forgetTimes({ db, now }: ReadCtx): Promise<number> {
  const before = sql`(${now.toString()}::timestamptz - ${KEEP_TIMES}::interval)`;
  const batch = (name: string, statement: Parameters<typeof queryRows>[1]) =>
    inTransaction({ db }, async (tx) => {
      const [{ count } = { count: 0 }] = await queryRows<{ count: number }>(tx, statement);
      if (count === 0) return 0;
      const entry = { action: 'time_session.forgotten', entity: 'retention', entityId: name, operatorId: null };
      await recordAudit(tx, houseSource(), { ...entry, after: { keep: KEEP_TIMES, count } });
      return count;
    });
  const sessions = await untilDone(BATCH, () =>
    batch('times', sql`select time_records_forget(${before}, ${BATCH}) as count`),
  );
  await untilDone(BATCH, () =>
    batch(
      'corrections',
      sql`with gone as (delete from time_corrections where id in (
          select id from time_corrections where session_id is null and day_key < ${before}::date order by id limit ${BATCH} for update)
        returning 1) select count(*)::int as count from gone`,
    ),
  );
  await untilDone(BATCH, () =>
    batch(
      'months',
      sql`with gone as (delete from month_closings where id in (
          select id from month_closings where (month || '-01')::date + interval '1 month' < ${before} order by id limit ${BATCH} for update)
        returning 1) select count(*)::int as count from gone`,
    ),
  );
  return sessions;
}
