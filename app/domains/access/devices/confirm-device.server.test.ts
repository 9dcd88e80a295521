import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, deviceEnrolments, devices } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, machineCtx, makeCode } from '#tests/factories/door-admin.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmDevice } from './confirm-device.server.ts';
import { enrolDevice } from './enrol-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  admin = await adminCtx(database.db, door.operatorId);
});
const device = async () => (await database.db.select().from(devices))[0];
const enrol = async () => {
  const code = await makeCode(database.db, { ...door.device, operatorId: door.operatorId });
  await enrolDevice(machineCtx(database.db), { code, model: 'Pi 4' }, () => null);
  return (await device())?.version ?? 0;
};

describe('confirmDevice', () => {
  test('switches an enrolled device on and stores who confirmed it', async () => {
    const version = await enrol();
    expect(await confirmDevice(admin, { id: door.device.id, version })).toMatchObject({ kind: 'confirmed' });
    expect(await device()).toMatchObject({ isActive: true, confirmedAt: expect.any(Date) as unknown });
    expect(await database.db.select().from(deviceEnrolments)).toMatchObject([{ confirmedBy: admin.actor.id }]);
    const rows = await database.db.select().from(auditLog).where(eq(auditLog.action, 'device.confirmed'));
    expect(rows).toMatchObject([{ actor: admin.actor.id, deviceId: door.device.deviceId }]);
  });

  test('is stale when another machine enrolled in the meantime', async () => {
    const version = await enrol();
    await enrol();
    expect(await confirmDevice(admin, { id: door.device.id, version })).toEqual({ kind: 'stale' });
    expect(await device()).toMatchObject({ isActive: false });
  });

  test('is not waiting when nothing is to be confirmed, and throws for another operator', async () => {
    expect(await confirmDevice(admin, { id: door.device.id, version: 1 })).toEqual({ kind: 'not_waiting' });
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(confirmDevice(stranger, { id: door.device.id, version: 1 })).rejects.toThrow('device');
  });
});
