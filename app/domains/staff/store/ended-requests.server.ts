import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { uuidArray } from '#app/db/arrays.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { type AuditSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { requestEntry, type StoredRequest } from './requests.server.ts';

/** Ends the live requests `q` of a condition, each with its audit row. Two statements. Returns how many ended. */
export async function endRequests(tx: Transaction, source: AuditSource, condition: SQL): Promise<number> {
  const expired = await queryRows<StoredRequest & { before: string }>(
    tx,
    sql`
      with due as (
        select q.id, q.state as before from shift_requests q where q.state in ('offered', 'accepted') and (${condition})
        order by q.id for update of q skip locked)
      update shift_requests r set state = 'expired', version = version + 1, updated_at = app_now()
      from due where r.id = due.id
      returning r.id, r.operator_id as "operatorId", r.kind, r.shift_id as "shiftId", r.from_staff_id as "fromStaffId",
        r.to_staff_id as "toStaffId", r.other_shift_id as "otherShiftId", r.state, r.message, due.before`,
  );
  await recordAudit(
    tx,
    source,
    expired.map((request) => requestEntry(request, 'expired', { before: { state: request.before } })),
  );
  return expired.length;
}

/** Ends the live requests about shifts that are over. The caller holds the locks of the shifts. */
export function endRequestsOf(tx: Transaction, source: AuditSource, shiftIds: readonly string[]): Promise<number> {
  const ids = uuidArray(shiftIds);
  return endRequests(tx, source, sql`q.shift_id = any(${ids}) or q.other_shift_id = any(${ids})`);
}
