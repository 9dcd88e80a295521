import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, deviceAreas, devices } from '#app/db/schema/index.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createDevice } from './create-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});

describe('createDevice', () => {
  test('creates a device without rights, with its areas and one audit row', async () => {
    const admin = await adminCtx(database.db, door.operatorId);
    const outcome = await createDevice(admin, { name: 'Halle', deviceId: 'halle', areaIds: [door.areaId] });
    const made = (await database.db.select().from(devices)).find(({ deviceId }) => deviceId === 'halle');
    expect(outcome).toEqual({ kind: 'created', id: made?.id });
    expect(made).toMatchObject({ isActive: false, secretHash: null, operatorId: door.operatorId });
    expect(await database.db.$count(deviceAreas)).toBe(2);
    expect(await database.db.select().from(auditLog)).toMatchObject([{ action: 'device.created', deviceId: 'halle' }]);
  });

  test('is taken when any device has the id', async () => {
    const admin = await adminCtx(database.db, door.operatorId);
    const asked = { name: 'Noch eins', deviceId: door.device.deviceId, areaIds: [] };
    expect(await createDevice(admin, asked)).toEqual({ kind: 'taken' });
  });

  test('throws when an area belongs to another operator', async () => {
    const other = await makeDoor(database.db);
    const admin = await adminCtx(database.db, other.operatorId);
    const asked = { name: 'Halle', deviceId: 'halle', areaIds: [door.areaId] };
    await expect(createDevice(admin, asked)).rejects.toThrow('area');
    expect(await database.db.$count(devices)).toBe(2);
  });
});
