import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, deviceEnrolments, oneTimeTokens } from '#app/db/schema/index.ts';
import { adminCtx, machineCtx } from '#tests/factories/door-admin.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enrolDevice } from './enrol-device.server.ts';
import { inviteDevice } from './invite-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});
const invite = async () => inviteDevice(await adminCtx(database.db, door.operatorId), door.device);

describe('inviteDevice', () => {
  test('returns a code once, for 15 minutes, and stores only its hash', async () => {
    const { code, expiresAt } = await invite();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(expiresAt).toBe('2026-11-18T09:15:00Z');
    const rows = JSON.stringify([
      await database.db.select().from(oneTimeTokens),
      await database.db.select().from(deviceEnrolments),
      await database.db.select().from(auditLog),
    ]);
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replaceAll('-', ''));
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { action: 'device.invited', deviceId: door.device.deviceId },
    ]);
  });

  test('ends an older open code when another is made', async () => {
    const first = await invite();
    const second = await invite();
    const use = ({ code }: { code: string }) => enrolDevice(machineCtx(database.db), { code, model: 'Pi' }, () => null);
    expect((await use(first)).kind).toBe('invalid');
    expect((await use(second)).kind).toBe('enrolled');
    expect(await database.db.$count(oneTimeTokens)).toBe(1);
  });

  test('throws when the device belongs to another operator', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(inviteDevice(stranger, door.device)).rejects.toThrow('device');
  });
});
