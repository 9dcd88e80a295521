import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { StateMessage, StateReport } from '#device/protocol.ts';
import { recordLastSeen } from './last-seen.server.ts';

export interface StateOrigin {
  readonly via: 'mqtt' | 'http';
  /** The broker had kept it: it says what was, not that the device is there. */
  readonly isRetained?: boolean;
}

export type StateOutcome = { readonly kind: 'recorded' } | { readonly kind: 'unknown' };

/**
 * What a device says of itself, and when it was heard of (by the clock of doors). A last will was written when the device
 * connected, so that of it only the end counts. Boots and claims are the claim's own business: a state never changes them. That it has
 * come or gone is told to those who look; when a door moves is not for all. One statement.
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
    return { kind: known ? 'recorded' : 'unknown' };
  }
  const [kept] = await (isFarewell ? keepFarewell(db, { deviceId }) : (isHeard ? keepSigns : keepMemory)(db, said));
  return { kind: kept ? 'recorded' : 'unknown' };
}

type Named = { deviceId: string };
type Said = Named & { firmware: string; relay: string; doorContact: string; journalDepth: number };

const said = sql`firmware = ${sql.placeholder('firmware')}, relay = ${sql.placeholder('relay')},
  door_contact = ${sql.placeholder('doorContact')}, journal_depth = ${sql.placeholder('journalDepth')}::int`;

const keepSigns = recordLastSeen<Said>(sql`${said}, last_seen_at = door_now(), offline_at = null`, {
  news: sql`not b.was_online`,
});
const keepMemory = recordLastSeen<Said>(said, { news: sql`false` });
const keepFarewell = recordLastSeen<Named>(sql`offline_at = door_now()`, { news: sql`b.was_online` });
const findDevice = statement<Named, object>(
  sql`select 1 from devices where device_id = ${sql.placeholder('deviceId')}`,
);
