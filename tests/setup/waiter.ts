import type postgres from 'postgres';
import { expect } from 'vitest';

/** Waits until another transaction waits for a lock of this one. */
export async function waiterBehind(held: postgres.TransactionSql): Promise<void> {
  await expect
    .poll(() => held`select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid`)
    .not.toHaveLength(0);
}
