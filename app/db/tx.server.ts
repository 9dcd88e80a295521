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

/**
 * Waits for statements that were sent together, and throws what really failed: PostgreSQL answers everything after a failed
 * statement with 25P02, and which of them rejects first is a matter of microtasks.
 */
export async function inOneFlight<T extends readonly unknown[]>(
  statements: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(statements);
  const failures = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw failures.find((error) => postgresError(error)?.code !== '25P02') ?? failures[0];
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
