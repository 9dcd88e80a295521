import { beforeEach, describe, expect, test } from 'vitest';
import { devices } from '#app/db/schema/access.ts';
import type { EmbeddedBroker, ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import {
  derivedMqttPassword,
  findBrokerAccount,
  hasDevices,
  listBrokerAccounts,
  mqttLoginFor,
} from './broker-accounts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('finds the account of a device when it has a password, also while it is disabled', async () => {
  expect(await hasDevices(database.db)).toBe(false);
  const operatorId = await makeOperator(database.db);
  await database.db.insert(devices).values([
    { operatorId, deviceId: 'new-door', name: 'New' },
    { operatorId, deviceId: 'old-door', name: 'Old', mqttPasswordHash: 'abc', mqttGeneration: 3 },
  ]);
  const old = { deviceId: 'old-door', generation: 3, passwordHash: 'abc', isActive: false };
  expect(await hasDevices(database.db)).toBe(true);
  expect(await listBrokerAccounts(database.db)).toEqual([old]);
  expect(await findBrokerAccount(database.db, 'old-door')).toEqual(old);
  expect(await findBrokerAccount(database.db, 'new-door')).toBeNull();
  expect(await findBrokerAccount(database.db, '__proto__')).toBeNull();
});

const embedded: EmbeddedBroker = {
  kind: 'embedded',
  port: 1883,
  host: '127.0.0.1',
  publicUrl: 'mqtt://localhost:1883',
};
const external: ExternalBroker = {
  kind: 'external',
  url: 'mqtt://mosquitto:1883',
  username: 'bridge',
  password: 'a-long-password',
  publicUrl: 'mqtts://mqtt.verein.de:8883',
};
const device = { deviceId: 'gym-door', generation: 1 };

describe('mqttLoginFor', () => {
  test('makes a random password when the broker is embedded', () => {
    const [one, other] = [mqttLoginFor(device, embedded), mqttLoginFor(device, embedded)];
    expect(one).toMatchObject({ url: 'mqtt://localhost:1883', username: 'gym-door' });
    expect(one?.password).toMatch(/^[\w-]{43}$/);
    expect(one?.passwordHash).toBe(hashSecret(one?.password ?? ''));
    expect(one?.password).not.toBe(other?.password);
  });

  test('derives one password per device, enrolment and bridge when the broker is external', () => {
    const login = mqttLoginFor(device, external);
    expect(login).toMatchObject({ url: 'mqtts://mqtt.verein.de:8883', username: 'gym-door' });
    expect(login?.password).toBe(derivedMqttPassword(external, device));
    const others = [
      derivedMqttPassword(external, { ...device, generation: 2 }),
      derivedMqttPassword(external, { ...device, deviceId: 'side-door' }),
      derivedMqttPassword({ password: 'another-password' }, device),
    ];
    expect(new Set([login?.password, ...others]).size).toBe(4);
    expect(login?.password).toMatch(/^[\w-]{43}$/);
  });

  test('returns null when there is no broker, or when the device is named like the account of the bridge', () => {
    expect(mqttLoginFor(device, null)).toBeNull();
    expect(mqttLoginFor({ deviceId: 'bridge', generation: 1 }, external)).toBeNull();
  });
});
