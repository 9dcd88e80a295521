import { sql } from 'drizzle-orm';
import { type TransactionCtx, inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { expiredEntry, expireWhere } from './job-rows.server.ts';

/** More come with the next second. */
const MOST = 500;

const expireDue = expireWhere<{ most: number }>(sql`true limit ${sql.placeholder('most')}`);

/**
 * The sweeper: ends every job whose time has run out (seed 2, "Zeitregeln"), each with its audit row. As many workers as you
 * like may do it at once. Says how many there were.
 */
export async function expireDoorJobs(ctx: TransactionCtx): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const expired = await expireDue(tx, { most: MOST });
    await recordAudit(tx, houseSource(), expired.map(expiredEntry));
    return expired.length;
  });
}
