import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { operatorOfArea } from '#app/domains/access/areas/area-rows.server.ts';
import { requestEntry } from './request-rows.server.ts';

/** The hourly job: expires requests without a confirmation. Their links have expired before. */
export async function expireAccessRequests(ctx: ReadCtx): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const expired = await expireDue(tx, { now: ctx.now.toString() });
    const states = { before: { status: 'requested' }, after: { status: 'expired' } };
    await recordAudit(
      tx,
      houseSource(),
      expired.map((request) => requestEntry(request, 'access_request.expired', states)),
    );
    return expired.length;
  });
}

const expireDue = statement<{ now: string }, { id: string; areaId: string; operatorId: string }>(sql`
  with due as (
    select id from access_requests where status = 'requested' and expires_at <= ${sql.placeholder('now')}::timestamptz
    order by expires_at limit 500 for update skip locked)
  update access_requests q set status = 'expired', updated_at = ${sql.placeholder('now')}::timestamptz
  from due where q.id = due.id returning q.id, q.area_id as "areaId",
    ${operatorOfArea(sql`q.area_id`)} as "operatorId"`);
