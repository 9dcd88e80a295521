import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { devices } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, machineCtx, makeCode } from '#tests/factories/door-admin.ts';
import { takeGrant } from '#tests/factories/door-calls.ts';
import { makeDevice, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getAdministeredDevice, listAdministeredDevices } from './device-pages.server.ts';
import { enrolDevice } from './enrol-device.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';

const database = testDatabase();
let door: MadeDoor;
let other: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { title: 'Werkstatt' } });
  other = await makeDoor(database.db);
  admin = await adminCtx(database.db, door.operatorId);
});
const page = (id = door.device.id, ctx = admin) => getAdministeredDevice(ctx, ctx.actor, id);

describe('listAdministeredDevices', () => {
  test('the devices of the own operator by name, with the doors that they open', async () => {
    const values = { name: 'Anfang', secretHash: null, isActive: false, confirmedAt: null, lastSeenAt: null };
    const idle = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [], values });
    expect(await listAdministeredDevices(admin, admin.actor)).toMatchObject([
      { id: idle.id, isEnrolled: false, isConfirmed: false, isActive: false, lastSeenAtMs: null, areas: [] },
      { id: door.device.id, isEnrolled: true, isActive: true, areas: [{ id: door.areaId, title: 'Werkstatt' }] },
    ]);
  });

  test('says what a device said of itself, and no secret', async () => {
    const said = { firmware: '1.2.0', relay: 'fault', doorContact: 'open', journalDepth: 3, model: 'Pi 4' } as const;
    await database.db.update(devices).set({ ...said, mqttPasswordHash: 'hash-of-mqtt' });
    const lines = await listAdministeredDevices(admin, admin.actor);
    expect(lines).toMatchObject([said]);
    const [row] = await database.db.select().from(devices).where(eq(devices.id, door.device.id));
    expect(JSON.stringify([lines, await page()])).not.toMatch(new RegExp(`${row?.secretHash}|hash-of-mqtt`));
  });
});

describe('getAdministeredDevice', () => {
  test('has the end of an open code until the code is used, and then the time of its use', async () => {
    expect(await page()).toMatchObject({ codeUntilMs: null, enrolledAtMs: null, jobCount: 0 });
    const code = await makeCode(database.db, { id: door.device.id, operatorId: door.operatorId });
    const until = admin.now.add({ minutes: 15 });
    expect((await page())?.codeUntilMs).toBeGreaterThanOrEqual(until.epochMilliseconds);
    expect(await page(door.device.id, { ...admin, now: until.add({ hours: 1 }) })).toMatchObject({ codeUntilMs: null });
    await enrolDevice(machineCtx(database.db), { code, model: 'Pi 5' }, () => null);
    const enrolled = await page();
    expect(enrolled).toMatchObject({ codeUntilMs: null, model: 'Pi 5', isConfirmed: false, isActive: false });
    expect(enrolled?.enrolledAtMs).toBeGreaterThanOrEqual(admin.now.epochMilliseconds);
  });

  test('counts the jobs that it got', async () => {
    await openDoor(admin, door);
    await takeGrant(database.db, door.device);
    expect(await page()).toMatchObject({ jobCount: 1 });
  });

  test('nothing of another operator, and nothing that there is not', async () => {
    expect([await page(other.device.id), await page(crypto.randomUUID())]).toEqual([null, null]);
  });
});

describe('without the right to administer doors', () => {
  test.each(['manager', 'trainer', 'member', 'extern'] as const)('refuses a %s', async (role) => {
    const ctx = ctxOf(database.db, await makePerson(database.db, { role, operatorId: door.operatorId }), { role });
    await expect(listAdministeredDevices(ctx, ctx.actor)).rejects.toThrow('door.administer');
    await expect(page(door.device.id, ctx)).rejects.toThrow('door.administer');
  });
});
