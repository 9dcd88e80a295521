import type postgres from 'postgres';
import { expect } from 'vitest';

/** Until somebody waits for what this transaction holds. */
export async function waiterBehind(held: postgres.TransactionSql): Promise<void> {
  await expect
    .poll(() => held`select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid`)
    .not.toHaveLength(0);
}
