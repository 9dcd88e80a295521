import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { StateMessage, StateReport } from '#device/protocol.ts';
import { updateDeviceSigns } from './last-seen.server.ts';

export interface StateOrigin {
  readonly via: 'mqtt' | 'http';
  /** A retained message: it reports an old state, and is no sign that the device is online now. */
  readonly isRetained?: boolean;
}

export type StateOutcome = { readonly kind: 'recorded' } | { readonly kind: 'unknown' };

/**
 * Writes the state that a device reports. A last will was composed when the device connected, so only its `online: false` counts.
 * A report never changes boots and claims. Browsers are notified when the device comes or goes, not when its door moves. One statement.
 */
export async function recordDeviceState(
  db: Database,
  deviceId: string,
  report: StateMessage | StateReport,
  { via, isRetained = false }: StateOrigin,
): Promise<StateOutcome> {
  const isLastWill = 'online' in report && !report.online;
  const isFresh = !isRetained || via === 'http';
  const { firmware, relay, doorContact, journalDepth } = report;
  const state = { deviceId, firmware, relay, doorContact, journalDepth };
  if (isLastWill && !isFresh) {
    const [known] = await findDevice(db, { deviceId });
    return { kind: known ? 'recorded' : 'unknown' };
  }
  const [updated] = await (isLastWill
    ? recordLastWill(db, { deviceId })
    : (isFresh ? recordFreshState : recordRetainedState)(db, state));
  return { kind: updated ? 'recorded' : 'unknown' };
}

type Device = { deviceId: string };
type State = Device & { firmware: string; relay: string; doorContact: string; journalDepth: number };

const stateColumns = sql`firmware = ${sql.placeholder('firmware')}, relay = ${sql.placeholder('relay')},
  door_contact = ${sql.placeholder('doorContact')}, journal_depth = ${sql.placeholder('journalDepth')}::int`;

const recordFreshState = updateDeviceSigns<State>(sql`${stateColumns}, last_seen_at = door_now(), offline_at = null`, {
  notifies: sql`not b.was_online`,
});
const recordRetainedState = updateDeviceSigns<State>(stateColumns, { notifies: sql`false` });
const recordLastWill = updateDeviceSigns<Device>(sql`offline_at = door_now()`, { notifies: sql`b.was_online` });
const findDevice = statement<Device, object>(
  sql`select 1 from devices where device_id = ${sql.placeholder('deviceId')}`,
);
