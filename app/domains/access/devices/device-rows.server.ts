import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import { notifyBrowsers, notifyServers } from '#app/platform/live/notify.server.ts';
import { DEVICE_ACCOUNT_TOPIC, DEVICE_TOPIC } from '#app/domains/access/live.ts';

export interface DeviceRow {
  readonly id: string;
  readonly operatorId: string;
  /** Public. */
  readonly deviceId: string;
  readonly name: string;
  readonly version: number;
  readonly isEnrolled: boolean;
  readonly isConfirmed: boolean;
  readonly isActive: boolean;
  readonly mqttGeneration: number;
  readonly areaIds: readonly string[];
}

const columns = sql`d.id, d.operator_id as "operatorId", d.device_id as "deviceId", d.name, d.version,
  d.secret_hash is not null as "isEnrolled", d.confirmed_at is not null as "isConfirmed", d.is_active as "isActive",
  d.mqtt_generation as "mqttGeneration",
  (select coalesce(json_agg(l.area_id order by l.area_id), '[]') from device_areas l where l.device_id = d.id) as "areaIds"`;

/** A device, locked until the end: claims, enrolments and changes of one device come after each other. */
export const lockDeviceRow = statement<{ id: string }, DeviceRow>(sql`
  select ${columns} from devices d where d.id = ${sql.placeholder('id')}::uuid for update of d`);

/** The device of a code, locked. Whether the code is still valid is checked after the lock. */
export const lockDeviceOfCode = statement<{ codeHash: string }, DeviceRow>(sql`
  select ${columns} from devices d where d.id = (
    select e.device_id from one_time_tokens t join device_enrolments e on e.id = t.subject_id
    where t.token_hash = ${sql.placeholder('codeHash')} and t.purpose = 'device_enrol') for update of d`);

/** Those of the given areas that belong to an operator. */
export const readAreasOf = statement<{ operatorId: string; areaIds: string }, { id: string }>(sql`
  select a.id from areas a join facilities f on f.id = a.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid and a.id = any(${sql.placeholder('areaIds')}::uuid[])
  order by a.id for share of a`);

/**
 * Notifies processes that login, activity or areas of these devices (public ids) changed, and browsers that a device changed.
 */
export async function notifyDevicesChanged(tx: Transaction, deviceIds: readonly string[]): Promise<void> {
  await inOneFlight(tx, () => [
    notifyServers(
      tx,
      deviceIds.map((root) => ({ topic: DEVICE_ACCOUNT_TOPIC, root })),
    ),
    notifyBrowsers(tx, DEVICE_TOPIC),
  ]);
}

/** One entry of the door stream about a device. */
export const deviceEntry = (
  device: { id: string; deviceId: string; operatorId: string },
  action: `device.${string}`,
  states: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
): AuditEntry => ({
  stream: 'door',
  action,
  entity: 'device',
  entityId: device.id,
  operatorId: device.operatorId,
  deviceId: device.deviceId,
  ...states,
});
