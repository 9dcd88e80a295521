import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, devices, oneTimeTokens } from '#app/db/schema/index.ts';
import { adminCtx, makeCode } from '#tests/factories/door-admin.ts';
import { takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, type MadeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { removeDevice } from './remove-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});

describe('removeDevice', () => {
  test('deletes a device and its open code when it never had a job', async () => {
    await makeCode(database.db, { ...door.device, operatorId: door.operatorId });
    const admin = await adminCtx(database.db, door.operatorId);
    expect((await removeDevice(admin, door.device)).kind).toBe('removed');
    expect([await database.db.$count(devices), await database.db.$count(oneTimeTokens)]).toEqual([0, 0]);
    const rows = await database.db.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq);
    expect(rows.map(({ action }) => action)).toEqual(['device.invited', 'device.removed']);
  });

  test('keeps the device when it had a job', async () => {
    await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
    await takeGrant(database.db, door.device);
    const admin = await adminCtx(database.db, door.operatorId);
    expect(await removeDevice(admin, door.device)).toEqual({ kind: 'used', jobs: 1 });
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(removeDevice(stranger, door.device)).rejects.toThrow('device');
  });
});
