import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { uuidArray } from '#app/db/arrays.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction, type TransactionCtx } from '#app/db/tx.server.ts';
import { BusyError, postgresError } from '#app/db/errors.ts';

const MAX_ATTEMPTS = 3;

/** A booking moved to another root while the transaction waited for the lock. */
class MovedError extends Error {
  override name = 'MovedError';
}

/**
 * One transaction under the locks of all roots of these resources and bookings (domain.md, write path). Every change of a plan
 * takes them first, in the order of their ids, and reads afterwards: so transactions wait instead of deadlocking. `rootIds` is
 * empty when none of them exists. It is tried again when a booking moved meanwhile or the constraint refused a claim.
 */
export async function underPlanLock<T>(
  ctx: TransactionCtx,
  of: { resourceIds?: readonly string[]; bookingIds?: readonly string[] },
  work: (tx: Transaction, rootIds: string[]) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inLockedTransaction(
        ctx,
        (tx) => lockRoots(tx, of),
        async (tx, rootIds) => {
          if (of.bookingIds?.length) await assertNoneMoved(tx, of.bookingIds, rootIds);
          return await work(tx, rootIds);
        },
      );
    } catch (error) {
      const isOverlap = postgresError(error)?.constraint === 'booking_claims_no_overlap';
      if (!isOverlap && !(error instanceof MovedError)) throw error;
      if (attempt === MAX_ATTEMPTS) throw new BusyError('the plan kept changing', { cause: error });
    }
  }
}

async function lockRoots(
  tx: Transaction,
  of: { resourceIds?: readonly string[]; bookingIds?: readonly string[] },
): Promise<string[]> {
  const rows = await queryRows<{ root_id: string }>(
    tx,
    sql`
      select root_id, pg_advisory_xact_lock(hashtextextended(root_id::text, 0)) from (
        select distinct root_id from resources
        where id = any(${uuidArray(of.resourceIds ?? [])})
          or id in (select resource_id from bookings where id = any(${uuidArray(of.bookingIds ?? [])}))
        order by root_id
      ) roots`,
  );
  return rows.map((row) => row.root_id);
}

async function assertNoneMoved(tx: Transaction, bookingIds: readonly string[], rootIds: readonly string[]) {
  const moved = await queryRows(
    tx,
    sql`
      select 1 from bookings b join resources r on r.id = b.resource_id
      where b.id = any(${uuidArray(bookingIds)}) and r.root_id <> all(${uuidArray(rootIds)}) limit 1`,
  );
  if (moved.length > 0) throw new MovedError();
}
