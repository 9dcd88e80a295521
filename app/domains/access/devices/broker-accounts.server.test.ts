import { beforeEach, expect, test } from 'vitest';
import { devices } from '#app/db/schema/access.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { findBrokerAccount, hasDevices, listBrokerAccounts } from './broker-accounts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('a device has an account once it has a password there, and keeps it while it is disabled', async () => {
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
