import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { listMonthFiles } from './action-folder.server.ts';
import { MONTH_OF_ACTION } from './action-lines.server.ts';
import { markMonths } from './erase-actions.server.ts';
import { KEEP_ACTIONS } from './retention.server.ts';

/**
 * The nightly job: whole months (UTC) that are older than the setting go, from the table here and from the files by the appender. One audit
 * row. Returns how many actions went.
 */
export async function forgetActions({ db, now }: ReadCtx, folder: string): Promise<number> {
  const written = await listMonthFiles(folder);
  return await inTransaction({ db }, async (tx) => {
    const [border] = await queryRows<{ before: string; month: string; months: string[] }>(
      tx,
      sql`with border as (select date_trunc('month', ${now.toString()}::timestamptz - ${KEEP_ACTIONS}, 'UTC') as before)
        select before::text, to_char(before at time zone 'UTC', 'YYYY-MM') as month, coalesce((select json_agg(distinct ${sql.raw(MONTH_OF_ACTION)})
          from actions where timestamp < before), '[]') as months from border`,
    );
    if (!border) throw new Error('no border');
    // A file without rows in the table is old data, too.
    const months = [...new Set([...border.months, ...written.filter((month) => month < border.month)])].toSorted();
    if (months.length === 0) return 0;
    const [forgotten] = await queryRows<{ count: number }>(
      tx,
      sql`select actions_forget(${border.before}::timestamptz)::float8 as count`,
    );
    const count = forgotten?.count ?? 0;
    await markMonths(tx, months);
    await recordAudit(tx, houseSource(), {
      action: 'actions.forgotten',
      entity: 'retention',
      entityId: 'actions',
      operatorId: null,
      after: { months, count },
    });
    return count;
  });
}
