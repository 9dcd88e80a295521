import { type SQL, sql } from 'drizzle-orm';

/** Ids as one parameter, so that a statement stays the same prepared one whatever their number. Ids are UUIDs, never free text. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}

/** Dates 'YYYY-MM-DD' as one parameter. */
export function dateArray(dates: readonly string[]): SQL {
  return sql`${`{${dates.join(',')}}`}::date[]`;
}

/** Ids or dates as one value, so that a list of any length is the same statement: `= any(${sql.placeholder('ids')}::uuid[])`. */
export function arrayOf(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}
