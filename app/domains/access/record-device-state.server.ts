import { eq, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { devices } from '#app/db/schema/access.ts';
import { tellServers } from '#app/platform/tell-servers.server.ts';
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
 * connected, so that of it only the end counts. Boots and claims are the claim's own business: a state never changes them.
 */
export function recordDeviceState(
  db: Database,
  deviceId: string,
  report: StateMessage | StateReport,
  { via, isRetained = false }: StateOrigin,
): Promise<StateOutcome> {
  const isFarewell = 'online' in report && !report.online;
  const isHeard = !isRetained || via === 'http';
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({
        id: devices.id,
        doorContact: devices.doorContact,
        isOnline: sql<boolean>`${heardSql('devices')}`,
      })
      .from(devices)
      .where(eq(devices.deviceId, deviceId))
      .for('update');
    if (!before) return { kind: 'unknown' };
    if (isFarewell && !isHeard) return { kind: 'recorded', isAnnounced: false };

    const { firmware, relay, doorContact, journalDepth } = report;
    const said = { firmware, relay, doorContact, journalDepth };
    const heard = { lastSeenAt: sql`door_now()`, offlineAt: null };
    await tx
      .update(devices)
      .set(isFarewell ? { offlineAt: sql`door_now()` } : { ...said, ...(isHeard ? heard : {}) })
      .where(eq(devices.id, before.id));

    const isOnline = isHeard ? !isFarewell : before.isOnline;
    const isAnnounced = isOnline !== before.isOnline || (!isFarewell && doorContact !== before.doorContact);
    if (isAnnounced) await tellServers(tx, [{ topic: 'device', root: deviceId }]);
    return { kind: 'recorded', isAnnounced };
  });
}
