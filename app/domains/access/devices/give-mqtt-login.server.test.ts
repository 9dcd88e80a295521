import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, devices } from '#app/db/schema/index.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { deviceCtx } from '#tests/factories/door-calls.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { findBrokerAccount, mqttLoginFor } from './broker-accounts.server.ts';
import { giveMqttLogin } from './give-mqtt-login.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});
const embedded = {
  kind: 'embedded',
  port: 1883,
  host: '127.0.0.1',
  publicUrl: 'mqtt://house.example:1883',
} as const;
const give = (broker: typeof embedded | null = embedded) =>
  giveMqttLogin(deviceCtx(database.db, door.device), (device) => mqttLoginFor(device, broker));
const account = () => findBrokerAccount(database.db, door.device.deviceId);

describe('giveMqttLogin', () => {
  test('gives a login that the broker accepts when the device was enrolled without a broker', async () => {
    expect(await account()).toBeNull();
    const login = await give();
    expect(login).toMatchObject({ url: embedded.publicUrl, username: door.device.deviceId });
    expect(await account()).toMatchObject({ passwordHash: hashSecret(login?.password ?? ''), isActive: true });
    const rows = await database.db.select().from(auditLog);
    expect(rows).toMatchObject([{ action: 'device.mqtt_given', actor: null, deviceId: door.device.deviceId }]);
    expect(JSON.stringify(rows)).not.toContain(login?.password);
  });

  test('gives another login and ends the first when the answer was lost', async () => {
    const [lost, login] = [await give(), await give()];
    expect(login?.password).not.toBe(lost?.password);
    expect((await account())?.passwordHash).toBe(hashSecret(login?.password ?? ''));
  });

  test('gives nothing when there is no broker, or the device is switched off', async () => {
    expect(await give(null)).toBeNull();
    await database.db.update(devices).set({ isActive: false }).where(eq(devices.id, door.device.id));
    expect([await give(), await account(), await database.db.$count(auditLog)]).toEqual([null, null, 0]);
  });
});
