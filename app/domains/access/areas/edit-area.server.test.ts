import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { areas, auditLog } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, areaInput } from '#tests/factories/door-admin.ts';
import { makeDevice, makeDoor, type MadeDoor, makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { editArea } from './edit-area.server.ts';

const database = testDatabase();
let admin: Ctx;
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { title: 'Werkstatt', slug: 'workshop' } });
  admin = await adminCtx(database.db, door.operatorId);
});
const edit = (values: Parameters<typeof areaInput>[1] = {}, version = 1, ctx = admin) =>
  editArea(ctx, { ...areaInput(door.facilityId, values), areaId: door.areaId, version });
const area = async () => (await database.db.select().from(areas).where(eq(areas.id, door.areaId)))[0];

describe('editArea', () => {
  test('writes what differs, one audit row and a new version when fields change', async () => {
    expect(await edit({ minAge: 18, deviceId: door.device.id })).toEqual({ kind: 'edited' });
    expect(await area()).toMatchObject({ minAge: 18, deviceId: door.device.id, version: 2 });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { action: 'area.edited', areaId: door.areaId, after: { minAge: 18, deviceId: door.device.id } },
    ]);
  });

  test('writes nothing when nothing differs', async () => {
    expect(await edit()).toEqual({ kind: 'edited' });
    expect(await area()).toMatchObject({ version: 1 });
    expect(await database.db.$count(auditLog)).toBe(0);
  });

  test('is stale for the second when two edit the same version', async () => {
    const outcomes = await Promise.all([edit({ minAge: 16 }), edit({ minAge: 18 })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
    expect(await area()).toMatchObject({ version: 2 });
  });

  test('refuses a device of another door and a taken short name', async () => {
    const other = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [] });
    expect(await edit({ deviceId: other.id })).toEqual({ kind: 'refused', problems: { deviceId: 'device_elsewhere' } });
    await makeDoor(database.db, { area: { slug: 'taken' } });
    expect(await edit({ slug: 'taken' })).toEqual({ kind: 'refused', problems: { slug: 'slug_taken' } });
    expect(await area()).toMatchObject({ version: 1 });
  });

  test('refuses a device when it loses the door during the call', async () => {
    const { running } = await database.sql.begin(async (other) => {
      await other`delete from device_areas where device_id = ${door.device.id}`;
      const running = edit({ deviceId: door.device.id });
      await waiterBehind(other);
      return { running };
    });
    expect(await running).toEqual({ kind: 'refused', problems: { deviceId: 'device_elsewhere' } });
    expect(await area()).toMatchObject({ version: 1, deviceId: null });
  });

  test('moves within the operator only, and throws for an admin of another', async () => {
    const next = await makeFacility(database.db, door.operatorId);
    expect(await edit({ facilityId: next })).toEqual({ kind: 'edited' });
    const foreign = await makeFacility(database.db, await makeOperator(database.db));
    await expect(edit({ facilityId: foreign }, 2)).rejects.toThrow('facility');
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(edit({}, 2, stranger)).rejects.toThrow('area');
  });
});
