import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';

/**
 * Undo: the queued mails of an operation are never sent. One statement. Returns how many were removed, and how many a worker has
 * taken or sent already: with one of these the undo must not happen.
 */
export async function removeQueuedMails(
  tx: Transaction,
  operationId: string,
): Promise<{ removed: number; left: number }> {
  const [row] = await queryRows<{ removed: number; left: number }>(
    tx,
    sql`
      with locked as (
        select id, status = 'sent' or leased_until >= clock_timestamp() or attempts > 0 or digest_id is not null as is_out
        from mail_messages where operation_id = ${operationId}::uuid for update
      ), gone as (
        delete from mail_messages m using locked l
        where m.id = l.id and not exists (select 1 from locked where is_out) returning 1
      )
      select (select count(*)::int from gone) as removed, (select count(*)::int from locked where is_out) as "left"`,
  );
  return row ?? { removed: 0, left: 0 };
}
