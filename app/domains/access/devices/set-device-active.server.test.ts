import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, devices } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { deviceCtx, makeClaim } from '#tests/factories/door-calls.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { setDeviceActive } from './set-device-active.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  admin = await adminCtx(database.db, door.operatorId);
});
const set = (isActive: boolean, ctx = admin) => setDeviceActive(ctx, { id: door.device.id, isActive });

describe('setDeviceActive', () => {
  test('writes an audit row and notifies servers and browsers when it switches off and on', async () => {
    const notifications: string[] = [];
    const listening = await database.sql.listen('live', (payload) => notifications.push(payload));
    expect((await set(false)).kind).toBe('set');
    expect(await claimDoorJob(deviceCtx(database.db, door.device), makeClaim())).toEqual({ kind: 'inactive' });
    expect((await set(true)).kind).toBe('set');
    expect((await set(true)).kind).toBe('set');
    const rows = await database.db.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq);
    expect(rows.map(({ action }) => action)).toEqual(['device.disabled', 'device.enabled']);
    await expect.poll(() => notifications.length).toBe(4);
    expect(notifications.slice(0, 2).map((payload) => JSON.parse(payload) as unknown)).toEqual([
      { topic: 'device-changed', root: door.device.deviceId, version: 0, to: 'server' },
      { topic: 'device', root: '', version: 0 },
    ]);
    await listening.unlisten();
  });

  test('is unconfirmed when the device never was confirmed, and throws for another operator', async () => {
    await database.db.update(devices).set({ isActive: false, confirmedAt: null });
    expect(await set(true)).toEqual({ kind: 'unconfirmed' });
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(set(false, stranger)).rejects.toThrow('device');
  });
});
