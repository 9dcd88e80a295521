import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction, type TransactionCtx } from '#app/db/tx.server.ts';
import { sql } from 'drizzle-orm';
import type { RowError } from './row-errors.ts';

class DryRunError<T> extends Error {
  override name = 'DryRunError';
  readonly outcome: T;
  constructor(outcome: T) {
    super('a dry run ends');
    this.outcome = outcome;
  }
}

/** What `work` returns, after a transaction that leaves nothing behind: same verbs, same constraints, no rows. */
export async function inDryRun<T>(
  { db }: Pick<TransactionCtx, 'db'>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const ends = new Set<DryRunError<T>>();
  try {
    return await inTransaction({ db }, async (tx) => {
      const end = new DryRunError(await work(tx));
      ends.add(end);
      throw end;
    });
  } catch (error) {
    if (error instanceof DryRunError && ends.has(error as DryRunError<T>)) return (error as DryRunError<T>).outcome;
    throw error;
  }
}

export interface WrittenRows<Written> {
  readonly written: readonly Written[];
  readonly errors: readonly RowError[];
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
    /** Null for a row that has to wait for one that failed. */
    write: (tx: Transaction, row: Row) => Promise<Written | RowError>;
    errorOf: (error: unknown, row: Row) => RowError | null;
  },
): Promise<WrittenRows<Written>> {
  await queryRows(tx, sql`set constraints all immediate`);
  const written: Written[] = [];
  const errors: RowError[] = [];
  for (const row of rows) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a row may be below the one before it
      const outcome = await inTransaction({ db: tx }, (savepoint) => write(savepoint, row));
      if (isRowError(outcome)) errors.push(outcome);
      else written.push(outcome);
    } catch (error) {
      const named = errorOf(error, row);
      if (!named) throw error;
      errors.push(named);
    }
  }
  return { written, errors };
}

const isRowError = (outcome: unknown): outcome is RowError =>
  typeof outcome === 'object' && outcome !== null && 'code' in outcome && 'field' in outcome;
