import type { Once } from '#app/platform/ctx.ts';
import { BusyError, postgresError } from '#app/platform/errors.ts';
import type { Database, Transaction } from './client.server.ts';
import { driverOf } from './driver-of.server.ts';

/** What a transaction needs of a verb's context. */
export interface TransactionCtx {
  readonly db: Database;
  readonly once?: Once | undefined;
}

/**
 * One transaction at READ COMMITTED: every statement after a lock sees what the lock waited for. A deadlock is tried once
 * more and then answered as busy (503). With `ctx.once` it is carried out once, and what it returns is remembered as the
 * verb's outcome. `work` begins when the transaction stands.
 */
export function inTransaction<T>(ctx: TransactionCtx, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inLockedTransaction(ctx, () => Promise.resolve(), work);
}

/**
 * As inTransaction; BEGIN, the claim of a repeatable write and what `lock` sends travel together, and `work` begins after all of them.
 * `lock` takes locks and looks, and writes nothing: should BEGIN fail, its statements have run by themselves.
 */
export async function inLockedTransaction<T, L>(
  { db, once }: TransactionCtx,
  lock: (tx: Transaction) => Promise<L>,
  work: (tx: Transaction, locked: L) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    db.transaction(async (tx) => {
      const [, , locked] = await inOneFlight([driverOf(tx).begun(), once?.claim(tx), lock(tx)]);
      const outcome = await work(tx, locked);
      await once?.remember(tx, outcome);
      return outcome;
    });
  try {
    return await attempt();
  } catch (error) {
    if (postgresError(error)?.code !== '40P01') throw error;
  }
  try {
    return await attempt();
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

/**
 * Statements of a transaction (`statement`) after which nothing is decided any more: COMMIT goes right behind them, and theirs is the
 * failure of the transaction where one fails, or throws instead of being sent. What they answer is nobody's to know. Whatever waits for
 * something before it sends comes too late, and is told as an unhandled rejection.
 */
export function sendLast(tx: Transaction, ...sent: readonly Promise<unknown>[]): void {
  for (const one of sent) one.catch((error: unknown) => driverOf(tx).fail(error));
}
