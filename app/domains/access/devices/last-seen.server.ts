import { type SQL, sql } from 'drizzle-orm';
import { statement, type StatementValue } from '#app/db/query.server.ts';
import { notifyBrowsersSql } from '#app/platform/live/notify.server.ts';
import { SILENCE_MS } from '#device/protocol.ts';
import { DEVICE_TOPIC } from '#app/domains/access/live.ts';

/** The database's words for isReachable (rules/reach.ts) of an active device (d). */
export const isOnlineSql = sql.raw(`(d.last_seen_at >= door_now() - interval '${SILENCE_MS} ms'
  and (d.offline_at is null or d.offline_at < d.last_seen_at)) is true`);

/**
 * Keeps what was heard of a device (d), by its public id; where `when` does not hold nothing is kept, and no row comes back. `news`
 * compares with what was before (b), and is told to whoever looks at doors or devices. A moment that a power cut loses is seen again
 * with the next word: the commit does not wait for the disk.
 */
export const recordLastSeen = <Values extends Readonly<Record<string, StatementValue>> & { deviceId: string }>(
  changes: SQL,
  { news, when = sql`true` }: { news: SQL; when?: SQL },
) =>
  statement<Values, { isNews: boolean }>(sql`
    with before as (
      select d.id, ${isOnlineSql} as was_online from devices d
      where d.device_id = ${sql.placeholder('deviceId')} and ${when} for update),
    kept as (
      update devices d set ${changes} from before b
      where d.id = b.id and set_config('synchronous_commit', 'off', true) is not null
      returning ${news} as is_news)
    select is_news as "isNews", case when is_news then ${notifyBrowsersSql(DEVICE_TOPIC)} end as notified from kept`);
