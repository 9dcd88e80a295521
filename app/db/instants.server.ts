import { type SQL, sql } from 'drizzle-orm';

/** Instants of raw SQL as numbers and text; `column` is a name or an expression of ours, never a value. */

/** Milliseconds since 1970, with their fraction. */
export const epochMs = (column: string): SQL => sql.raw(`extract(epoch from ${column})::float8 * 1000`);

/** Whole milliseconds since 1970. */
export const wholeEpochMs = (column: string): SQL => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);

/** ISO 8601 in UTC, to the millisecond. */
export const isoUtc = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
