import { createHmac, randomBytes } from 'node:crypto';
import { eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { devices } from '#app/db/schema/access.ts';
import { brokerSettings, type ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import type { MqttAccount } from '#device/protocol.ts';

export interface BrokerAccount {
  readonly deviceId: string;
  /** Counts enrolments. */
  readonly generation: number;
  readonly passwordHash: string;
  readonly isActive: boolean;
}

const columns = {
  deviceId: devices.deviceId,
  generation: devices.mqttGeneration,
  passwordHash: devices.mqttPasswordHash,
  isActive: devices.isActive,
};
const withPassword = (rows: { [Key in keyof BrokerAccount]: BrokerAccount[Key] | null }[]): BrokerAccount[] =>
  rows.filter((row): row is BrokerAccount => row.passwordHash !== null);

/** The account that the broker checks a device against; null for an unknown device and one without a login. */
export async function findBrokerAccount(db: Database, deviceId: string): Promise<BrokerAccount | null> {
  const rows = await db.select(columns).from(devices).where(eq(devices.deviceId, deviceId));
  return withPassword(rows)[0] ?? null;
}

/** Every device with a login at the broker, disabled ones too. */
export async function listBrokerAccounts(db: Database): Promise<BrokerAccount[]> {
  return withPassword(
    await db.select(columns).from(devices).where(isNotNull(devices.mqttPasswordHash)).orderBy(devices.deviceId),
  );
}

/** Before the first device no broker runs. */
export async function hasDevices(db: Database): Promise<boolean> {
  return (await db.select({ id: devices.id }).from(devices).limit(1)).length > 0;
}

/** A login of a device. The password is sent to the device once; `passwordHash` goes into devices.mqtt_password_hash. */
export type MqttLogin = MqttAccount & { readonly passwordHash: string };

/** Makes the login of a device; null when there is no broker. `generation` is its new mqtt_generation. */
export type MqttLoginFor = (device: { deviceId: string; generation: number }) => MqttLogin | null;

/**
 * The embedded broker gets a random password. For an external broker it is derived from the bridge's password, so that the bridge can
 * make every account again in a broker that lost its data, and stores no secret for that (decision 019).
 */
export function mqttLoginFor(
  { deviceId, generation }: { deviceId: string; generation: number },
  broker = brokerSettings(),
): MqttLogin | null {
  // A device must not take over the account of the bridge.
  if (broker === null || (broker.kind === 'external' && broker.username === deviceId)) return null;
  const password =
    broker.kind === 'external'
      ? derivedMqttPassword(broker, { deviceId, generation })
      : randomBytes(32).toString('base64url');
  return { url: broker.publicUrl, username: deviceId, password, passwordHash: hashSecret(password) };
}

export function derivedMqttPassword(
  { password }: Pick<ExternalBroker, 'password'>,
  { deviceId, generation }: { deviceId: string; generation: number },
): string {
  return createHmac('sha256', password).update(`${deviceId}:${generation}`).digest('base64url');
}
