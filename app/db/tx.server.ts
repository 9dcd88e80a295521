import type { Once } from '#app/platform/ctx.ts';
import { BusyError, postgresError } from './errors.ts';
import { type Database, handleOn, type Transaction } from './client.server.ts';
import { ClientLease } from './client-lease.server.ts';
import { TransactionScope } from './transaction-scope.server.ts';

/** What a transaction needs of a verb's context. Inside a transaction the inner one is a savepoint, and one is open at a time. */
export interface TransactionCtx {
  readonly db: Database | Transaction;
  readonly once?: Once | undefined;
}

/**
 * One transaction at READ COMMITTED: every statement after a lock sees what the lock waited for. A deadlock is tried once
 * more and then answered as busy (503). With `ctx.once` it is carried out once, and what it returns is remembered as the
 * verb's outcome. `work` begins after PostgreSQL has answered BEGIN.
 */
export function inTransaction<T>(ctx: TransactionCtx, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inLockedTransaction(ctx, () => Promise.resolve(), work);
}

/**
 * As inTransaction; BEGIN, the claim of a repeatable write and the statements of `lock` are one round trip, and `work` begins after it.
 * `lock` takes locks and reads, and writes nothing: should BEGIN fail, its statements have run outside the transaction.
 */
export async function inLockedTransaction<T, L>(
  { db, once }: TransactionCtx,
  lock: (tx: Transaction) => Promise<L>,
  work: (tx: Transaction, locked: L) => Promise<T>,
): Promise<T> {
  const attempt = async (outer: ClientLease | TransactionScope): Promise<T> => {
    const scope = new TransactionScope(outer);
    const tx = handleOn(scope);
    try {
      const [, , locked] = await settleAll([scope.begin(), once?.claim(tx), lock(tx)]);
      const outcome = await work(tx, locked);
      await once?.remember(tx, outcome);
      await scope.commit();
      return outcome;
    } catch (error) {
      await scope.rollback();
      throw scope.causeOf(error);
    }
  };
  const { $client: client } = db;
  if (client instanceof TransactionScope) return attempt(client);
  if (client instanceof ClientLease) throw new Error('a flight cannot hold a transaction');
  try {
    return await client.withClient(attempt);
  } catch (error) {
    if (postgresError(error)?.code !== '40P01') throw error;
  }
  try {
    return await client.withClient(attempt);
  } catch (error) {
    if (postgresError(error)?.code === '40P01') throw new BusyError('deadlock twice', { cause: error });
    throw error;
  }
}

/**
 * Statements that do not depend on each other, as one round trip: inside a transaction on its client, otherwise together on one client
 * of the pool. Waits for all of them and throws the error of the one that failed first.
 */
export function inOneFlight<H extends Database | Transaction, T extends readonly unknown[]>(
  handle: H,
  send: (flight: H) => readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const { $client: client } = handle;
  if (client instanceof TransactionScope) return settleAll(send(handle));
  return client.withClient((lease) => settleAll(send(handleOn(lease) as unknown as H)));
}

/** PostgreSQL answers every statement behind a failed one with 25P02, and which of them rejects first is a matter of microtasks. */
async function settleAll<T extends readonly unknown[]>(
  statements: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(statements);
  const failures = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw failures.find((error) => postgresError(error)?.code !== '25P02') ?? failures[0];
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
