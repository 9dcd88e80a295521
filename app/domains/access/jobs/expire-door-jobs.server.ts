import { sql } from 'drizzle-orm';
import { type TransactionCtx, inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { expiredEntry, expireWhere } from './job-rows.server.ts';

/** The rest follows a second later. */
const MOST = 500;

const expireDue = expireWhere<{ most: number }>(sql`true limit ${sql.placeholder('most')}`);

/**
 * The sweeper: expires every overdue job (seed 2, "Zeitregeln"), each with its audit row, and returns their number. Any number
 * of workers may run it at once.
 */
export async function expireDoorJobs(ctx: TransactionCtx): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const expired = await expireDue(tx, { most: MOST });
    await recordAudit(tx, houseSource(), expired.map(expiredEntry));
    return expired.length;
  });
}
