import { type SQL, sql } from 'drizzle-orm';

/** One array parameter, so that a list of any length is one and the same prepared statement: `= any(${uuidArray(ids)})`. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}
