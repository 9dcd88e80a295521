import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { FLAGGED_AFTER_MS } from '#app/domains/staff/rules/clock-times.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** Sessions per run; the next run takes the rest. */
const BATCH = 500;

/**
 * The job of every few minutes: a session that is open for more than 16 hours is flagged, and counts nowhere until an admin corrects it. It
 * waits for no session that a verb holds. Returns how many it flagged.
 */
export async function flagSessions({ db, now }: ReadCtx): Promise<number> {
  const before = now.subtract({ milliseconds: FLAGGED_AFTER_MS }).toString();
  return await inTransaction({ db }, async (tx) => {
    const flagged = await queryRows<{ id: string; operatorId: string; dayKey: string }>(
      tx,
      sql`
        with due as (
          select t.id from time_sessions t join staff_members sm on sm.id = t.staff_member_id
          where t.clock_out_at is null and not t.flagged and t.clock_in_at < ${before}::timestamptz
          order by t.id limit ${BATCH} for no key update of sm, t skip locked)
        update time_sessions t set flagged = true, version = version + 1, updated_at = app_now()
        from due where t.id = due.id
        returning t.id, t.operator_id as "operatorId", t.day_key::text as "dayKey"`,
    );
    await recordAudit(
      tx,
      houseSource(),
      flagged.map(({ id, operatorId, dayKey }) => ({
        action: 'time_session.flagged',
        entity: 'time_session',
        entityId: id,
        operatorId,
        before: { flagged: false },
        after: { flagged: true, dayKey },
      })),
    );
    return flagged.length;
  });
}
