import { type SQL, sql } from 'drizzle-orm';
import { SILENCE_MS } from '#device/protocol.ts';

/** The database's words for isReachable of an active device (rules/reach.ts); `table` is the name or alias of devices. */
export const heardSql = (table: string): SQL =>
  sql.raw(`(${table}.last_seen_at >= door_now() - interval '${SILENCE_MS} ms'
    and (${table}.offline_at is null or ${table}.offline_at < ${table}.last_seen_at)) is true`);
