import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/statement.server.ts';
import { tellingServers } from '#app/platform/tell-servers.server.ts';
import type { StateMessage, StateReport } from '#device/protocol.ts';
import { heardSql } from './heard-device.server.ts';

export interface StateOrigin {
  readonly via: 'mqtt' | 'http';
  /** The broker had kept it: it says what was, not that the device is there. */
  readonly isRetained?: boolean;
}

export type StateOutcome = { readonly kind: 'recorded'; readonly isAnnounced: boolean } | { readonly kind: 'unknown' };

/**
 * What a device says of itself, and when it was heard of (by the clock of doors). A last will was written when the device
 * connected, so that of it only the end counts. Boots and claims are the claim's own business: a state never changes them. What
 * changes for those who look is told. One statement.
 */
export async function recordDeviceState(
  db: Database,
  deviceId: string,
  report: StateMessage | StateReport,
  { via, isRetained = false }: StateOrigin,
): Promise<StateOutcome> {
  const isFarewell = 'online' in report && !report.online;
  const isHeard = !isRetained || via === 'http';
  const { firmware, relay, doorContact, journalDepth } = report;
  const said = { deviceId, firmware, relay, doorContact, journalDepth };
  if (isFarewell && !isHeard) {
    const [known] = await findDevice(db, { deviceId });
    return known ? { kind: 'recorded', isAnnounced: false } : { kind: 'unknown' };
  }
  const [kept] = await (isFarewell ? keepFarewell(db, { deviceId }) : (isHeard ? keepSigns : keepMemory)(db, said));
  return kept ? { kind: 'recorded', isAnnounced: kept.isAnnounced } : { kind: 'unknown' };
}

type Named = { deviceId: string };
type Said = Named & { firmware: string; relay: string; doorContact: string; journalDepth: number };

/**
 * `news` compares with what was known before (b). A moment that a power cut loses is seen again with the next state: the commit does
 * not wait for the disk.
 */
const keeping = <Values extends Named>(changes: SQL, news: SQL) =>
  statement<Values & Record<string, string | number>, { isAnnounced: boolean }>(sql`
    with before as (
      select d.id, d.door_contact, ${heardSql('d')} as is_online from devices d
      where d.device_id = ${sql.placeholder('deviceId')} for update),
    kept as (
      update devices d set ${changes} from before b
      where d.id = b.id and set_config('synchronous_commit', 'off', true) is not null
      returning d.device_id, ${news} as is_news)
    select is_news as "isAnnounced", case when is_news then ${tellingServers('device', sql`device_id`)} end as told from kept`);

const said = sql`firmware = ${sql.placeholder('firmware')}, relay = ${sql.placeholder('relay')},
  door_contact = ${sql.placeholder('doorContact')}, journal_depth = ${sql.placeholder('journalDepth')}::int`;

const isMoved = sql`b.door_contact is distinct from ${sql.placeholder('doorContact')}`;
const keepSigns = keeping<Said>(
  sql`${said}, last_seen_at = door_now(), offline_at = null`,
  sql`(not b.is_online or ${isMoved})`,
);
const keepMemory = keeping<Said>(said, isMoved);
const keepFarewell = keeping<Named>(sql`offline_at = door_now()`, sql`b.is_online`);
const findDevice = statement<Named, object>(
  sql`select 1 from devices where device_id = ${sql.placeholder('deviceId')}`,
);
