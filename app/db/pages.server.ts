import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './client.server.ts';
import { affectedRows } from './query.server.ts';

/** Rows per statement, so that no lock lasts. */
const PAGE = 5_000;

/** Repeats `page`, which returns its number of rows, until it has less than `limit`. Returns the sum. */
export async function untilDone(limit: number, page: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await page();
    sum += count;
    if (count < limit) return sum;
  }
}

/** Repeats a statement on at most `limit` rows until none is left. Returns the number of rows. */
export function inPages(db: Database, page: (limit: SQL) => SQL): Promise<number> {
  return untilDone(PAGE, () => affectedRows(db, page(sql`limit ${PAGE}`)));
}
