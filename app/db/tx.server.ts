import { BusyError, postgresError } from '#app/platform/errors.ts';
import type { Database, Transaction } from './client.server.ts';

/**
 * One transaction at READ COMMITTED: every statement after a lock sees what the lock waited for. A deadlock is tried once
 * more and then answered as busy (503).
 */
export async function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(work);
  } catch (error) {
    if (postgresError(error)?.code !== '40P01') throw error;
  }
  try {
    return await db.transaction(work);
  } catch (error) {
    if (postgresError(error)?.code === '40P01') throw new BusyError('deadlock twice', { cause: error });
    throw error;
  }
}
