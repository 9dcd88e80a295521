import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** UUIDv7 made by the app: sorted by time, known before the insert, the same on every supported PostgreSQL. */
export const newId = (): string => v7();

export const primaryId = () => uuid('id').primaryKey().$defaultFn(newId);

/** Instants are stored with zone and read as Date; wall times are `date` and `wallTime` columns. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** `app_now()` is `now()`, frozen in tests by the setting platzwart.test_now. */
export const createdAt = () =>
  instant('created_at')
    .notNull()
    .default(sql`app_now()`);
export const updatedAt = () =>
  instant('updated_at')
    .notNull()
    .default(sql`app_now()`);

/** Counts edits by people; a stale one is refused with 409 VERSION_CONFLICT. */
export const versionColumn = () => integer('version').notNull().default(1);

/** A wall-clock time 'HH:MM', '24:00' allowed as an end. */
export const wallTime = customType<{ data: string; driverData: string }>({
  dataType: () => 'time(0)',
  fromDriver: (value) => value.slice(0, 5),
});

/** Half-open range of local wall time, written and read as PostgreSQL's text. */
export const tsRange = customType<{ data: string; driverData: string }>({ dataType: () => 'tsrange' });

/** PostgreSQL's 64-bit transaction id as text. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

export const inet = customType<{ data: string; driverData: string }>({ dataType: () => 'inet' });

/** Colours reach `style=` attributes, so only lower-case #rrggbb gets in. */
export const isHexColor = (column: AnyPgColumn): SQL => sql`${column} ~ '^#[0-9a-f]{6}$'`;

/** Times of bookings and slots lie on the quarter-hour grid (D6). */
export const isOnGrid = (start: AnyPgColumn, end: AnyPgColumn): SQL =>
  sql`extract(epoch from ${start})::int % 900 = 0 and extract(epoch from ${end})::int % 900 = 0`;

/** A text of 1 to `max` characters; true for null. */
export const isText = (column: AnyPgColumn, max: number): SQL =>
  sql`char_length(${column}) between 1 and ${sql.raw(String(max))}`;
