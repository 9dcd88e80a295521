import { sql } from 'drizzle-orm';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource } from '#app/domains/audit/public.server.ts';
import { endRequests } from '#app/domains/staff/store/requests.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/**
 * The job of every few minutes: a live request ends when a shift of it has started or is no longer published, and when whose place it is
 * has left the shift. It waits for no shift and no request that a verb holds. Returns how many expired.
 */
export async function expireRequests({ db, now }: ReadCtx): Promise<number> {
  const isOver = sql`
    exists (select from shifts s where s.id in (q.shift_id, q.other_shift_id)
      and (s.start_at_utc <= ${now.toString()}::timestamptz or s.status <> 'PUBLISHED' or s.archived))
    or q.from_staff_id is not null and not exists (
      select from shift_assignments a where a.shift_id = q.shift_id and a.staff_member_id = q.from_staff_id)
    or q.from_staff_id is null and (select count(*) from shift_assignments a where a.shift_id = q.shift_id)
      >= (select s.required_staff_count from shifts s where s.id = q.shift_id)`;
  return await inTransaction({ db }, (tx) => endRequests(tx, houseSource(), isOver));
}
