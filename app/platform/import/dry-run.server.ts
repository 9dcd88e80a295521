import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction, type TransactionCtx } from '#app/db/tx.server.ts';
import { sql } from 'drizzle-orm';
import type { RowError } from './row-errors.ts';

class NotKeptError<T> extends Error {
  override name = 'NotKeptError';
  readonly outcome: T;
  constructor(outcome: T) {
    super('what was written is not kept');
    this.outcome = outcome;
  }
}

/** What `work` returns; what it has written stays only if `isKept` says so. In a transaction, the rest of it goes on. */
export async function keepIf<T>(
  { db }: Pick<TransactionCtx, 'db'>,
  work: (tx: Transaction) => Promise<T>,
  isKept: (outcome: T) => boolean,
): Promise<T> {
  let notKept: NotKeptError<T> | null = null;
  try {
    return await inTransaction({ db }, async (tx) => {
      const outcome = await work(tx);
      if (isKept(outcome)) return outcome;
      notKept = new NotKeptError(outcome);
      throw notKept;
    });
  } catch (error) {
    if (error instanceof NotKeptError && error === notKept) return (error as NotKeptError<T>).outcome;
    throw error;
  }
}

/** What `work` returns, with the same inserts and constraints as ever, and nothing of it stays. */
export const inDryRun = <T>(ctx: Pick<TransactionCtx, 'db'>, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  keepIf(ctx, work, () => false);

export interface WrittenRows<Written> {
  readonly written: readonly Written[];
  readonly errors: readonly RowError[];
  /** Rows that wait for one that was refused. */
  readonly waiting: number;
}

/**
 * Writes row by row, each in a savepoint, so that one refused row leaves the others, and all errors are found at once. Deferred constraints
 * are checked with each row. `errorOf` names the refusal of the database; null throws it on.
 */
export async function writeRows<Row extends { readonly row: number }, Written>(
  tx: Transaction,
  rows: readonly Row[],
  {
    write,
    errorOf,
  }: {
    /** Null for a row that has to wait for one that was refused. */
    write: (tx: Transaction, row: Row) => Promise<Written | null>;
    errorOf: (error: unknown, row: Row) => RowError | null;
  },
): Promise<WrittenRows<Written>> {
  await queryRows(tx, sql`set constraints all immediate`);
  const written: Written[] = [];
  const errors: RowError[] = [];
  let waiting = 0;
  for (const row of rows) {
    try {
      const outcome = await inTransaction({ db: tx }, (savepoint) => write(savepoint, row));
      if (outcome === null) waiting += 1;
      else written.push(outcome);
    } catch (error) {
      const named = errorOf(error, row);
      if (!named) throw error;
      errors.push(named);
    }
  }
  return { written, errors, waiting };
}
