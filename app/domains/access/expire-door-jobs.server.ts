import { sql } from 'drizzle-orm';
import { type TransactionCtx, inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { newId } from '#app/db/schema/columns.ts';
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
    const house = { actor: null, correlationId: newId(), origin: { ip: null, userAgent: null } };
    await recordAudit(tx, house, expired.map(expiredEntry));
    return expired.length;
  });
}
