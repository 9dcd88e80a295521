import { sql } from 'drizzle-orm';
import { untilDone } from '#app/db/pages.server.ts';
import { affectedRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { KEEP_SHIFTS } from './retention.server.ts';

/** Shifts per transaction. */
const BATCH = 2_000;

/**
 * The daily job: a shift goes two years after its end, with its assignments and requests. One that a time session belongs to goes after
 * the session. Returns the number of shifts.
 */
export async function forgetShifts({ db, now }: ReadCtx): Promise<number> {
  return await untilDone(BATCH, () =>
    inTransaction({ db }, async (tx) => {
      const count = await affectedRows(
        tx,
        sql`
          delete from shifts where id in (
            select s.id from shifts s where s.end_at_utc < ${now.toString()}::timestamptz - ${KEEP_SHIFTS}::interval
              and not exists (select from time_sessions t where t.shift_id = s.id)
            order by s.id limit ${BATCH} for update)`,
      );
      if (count === 0) return 0;
      const entry = { action: 'shift.forgotten', entity: 'retention', entityId: 'shifts', operatorId: null };
      await recordAudit(tx, houseSource(), { ...entry, after: { keep: KEEP_SHIFTS, count } });
      return count;
    }),
  );
}
