import { type SQL, sql } from 'drizzle-orm';
import { statement, type StatementValue } from '#app/db/query.server.ts';
import { DEVICE_TOPIC } from '#app/domains/access/live.ts';
import { notifyBrowsersSql } from '#app/platform/live/notify.server.ts';
import { SILENCE_MS } from '#device/protocol.ts';

/** isReachable (rules/devices.ts) of an active device `d`, in SQL. */
const isOnlineSql = sql.raw(`(d.last_seen_at >= door_now() - interval '${SILENCE_MS} ms'
  and (d.offline_at is null or d.offline_at < d.last_seen_at)) is true`);

/** Is another call of device `d` recorded? Its last call is old, or its last will came later. */
export const isLastSeenDueSql = sql`((d.last_seen_at is null or d.last_seen_at < door_now() - interval '5 s'
  or d.offline_at >= d.last_seen_at) is true)`;

/**
 * Updates reported columns of a device by its public id, where `when` holds; returns no row otherwise. Browsers are notified if
 * `notifies` holds, which compares with the row before (`b`). The commit does not wait for the disk: the next call repeats what
 * a power cut loses.
 */
export const updateDeviceSigns = <Values extends Readonly<Record<string, StatementValue>> & { deviceId: string }>(
  changes: SQL,
  { notifies, when = sql`true` }: { notifies: SQL; when?: SQL },
) =>
  statement<Values, { isNotified: boolean }>(sql`
    with before as (
      select d.id, ${isOnlineSql} as was_online from devices d
      where d.device_id = ${sql.placeholder('deviceId')} and ${when} for update),
    updated as (
      update devices d set ${changes} from before b
      where d.id = b.id and set_config('synchronous_commit', 'off', true) is not null
      returning ${notifies} as is_notified)
    select is_notified as "isNotified", case when is_notified then ${notifyBrowsersSql(DEVICE_TOPIC)} end as notified
    from updated`);

/** Records that a device called, at most once in 5 s. Browsers are notified when it was offline before. */
export const recordLastSeen = updateDeviceSigns<{ deviceId: string }>(sql`last_seen_at = door_now()`, {
  notifies: sql`not b.was_online`,
  when: isLastSeenDueSql,
});
