import { eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { devices } from '#app/db/schema/access.ts';

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

/** What the broker checks a device against; null for the unknown and for one that has no login. */
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

/** Whether the house has doors at all: before that no broker runs. */
export async function hasDevices(db: Database): Promise<boolean> {
  return (await db.select({ id: devices.id }).from(devices).limit(1)).length > 0;
}
