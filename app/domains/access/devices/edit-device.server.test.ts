import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { areas, auditLog, deviceAreas, devices } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editDevice } from './edit-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
let second: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  second = await makeDoor(database.db, { operatorId: door.operatorId });
  admin = await adminCtx(database.db, door.operatorId);
});
const edit = (areaIds: string[], version = 1, ctx = admin) =>
  editDevice(ctx, { id: door.device.id, name: 'Halle', version, areaIds });

describe('editDevice', () => {
  test('changes name and areas, and removes the first device of an area that loses it', async () => {
    await database.db.update(areas).set({ deviceId: door.device.id }).where(eq(areas.id, door.areaId));
    expect(await edit([second.areaId])).toEqual({ kind: 'edited' });
    const links = await database.db.select().from(deviceAreas).where(eq(deviceAreas.deviceId, door.device.id));
    expect(links.map(({ areaId }) => areaId)).toEqual([second.areaId]);
    const [area] = await database.db.select().from(areas).where(eq(areas.id, door.areaId));
    expect(area?.deviceId).toBeNull();
    const [device] = await database.db.select().from(devices).where(eq(devices.id, door.device.id));
    expect(device).toMatchObject({ name: 'Halle', version: 2 });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { action: 'device.edited', after: { areaIds: [second.areaId] }, before: { areaIds: [door.areaId] } },
    ]);
  });

  test('is stale when the version is old, and writes nothing when nothing differs', async () => {
    await edit([door.areaId]);
    expect(await edit([second.areaId], 1)).toEqual({ kind: 'stale' });
    expect(await edit([door.areaId], 2)).toEqual({ kind: 'edited' });
    expect(await database.db.$count(auditLog)).toBe(1);
  });

  test('throws when the device or an area belongs to another operator', async () => {
    const other = await makeDoor(database.db);
    await expect(edit([other.areaId])).rejects.toThrow('area');
    await expect(edit([], 1, await adminCtx(database.db, other.operatorId))).rejects.toThrow('device');
  });
});
