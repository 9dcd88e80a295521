import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { requestEntry, type StoredRequest } from '#app/domains/staff/store/requests.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/**
 * The job of every few minutes: a live request ends when a shift of it has started or is no longer published, and when whose place it is
 * has left the shift. It waits for no shift and no request that a verb holds. Returns how many expired.
 */
export async function expireRequests({ db, now }: ReadCtx): Promise<number> {
  return await inTransaction({ db }, async (tx) => {
    const expired = await queryRows<StoredRequest & { before: string }>(
      tx,
      sql`
        with due as (
          select q.id, q.state as before from shift_requests q
          where q.state in ('offered', 'accepted') and (
            exists (select from shifts s where s.id in (q.shift_id, q.other_shift_id)
              and (s.start_at_utc <= ${now.toString()}::timestamptz or s.status <> 'PUBLISHED' or s.archived))
            or q.from_staff_id is not null and not exists (
              select from shift_assignments a where a.shift_id = q.shift_id and a.staff_member_id = q.from_staff_id)
            or q.from_staff_id is null and (select count(*) from shift_assignments a where a.shift_id = q.shift_id)
              >= (select s.required_staff_count from shifts s where s.id = q.shift_id))
          order by q.id for update of q skip locked)
        update shift_requests r set state = 'expired', version = version + 1, updated_at = app_now()
        from due where r.id = due.id
        returning r.id, r.operator_id as "operatorId", r.kind, r.shift_id as "shiftId", r.from_staff_id as "fromStaffId",
          r.to_staff_id as "toStaffId", r.other_shift_id as "otherShiftId", r.state, r.message, due.before`,
    );
    await recordAudit(
      tx,
      houseSource(),
      expired.map((request) => requestEntry(request, 'expired', { before: { state: request.before } })),
    );
    return expired.length;
  });
}
