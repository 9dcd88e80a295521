import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './client.server.ts';
import { affectedRows } from './query.server.ts';

/** Rows per statement, so that no lock lasts. */
const PAGE = 5_000;

/** Repeats a statement on at most `limit` rows until none is left. Returns the number of rows. */
export async function inPages(db: Database, page: (limit: SQL) => SQL): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await affectedRows(db, page(sql`limit ${PAGE}`));
    sum += count;
    if (count < PAGE) return sum;
  }
}
