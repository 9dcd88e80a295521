import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { areas, facilities } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, makeRoom } from '#tests/factories/door-admin.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDevice, makeDoor, type MadeDoor, makeMember, subscribe } from '#tests/factories/doors.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getAdministeredArea, getAreaChoices, listAdministeredAreas } from './area-pages.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';

const database = testDatabase();
let door: MadeDoor;
let other: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db, { area: { title: 'Werkstatt', minAge: 18, requiredSubscription: 'werkzeug' } });
  other = await makeDoor(database.db, { area: { title: 'Depot', requiredSubscription: 'kiste' } });
  admin = await adminCtx(database.db, door.operatorId);
});

describe('listAdministeredAreas', () => {
  test('the doors of the own operator, with their devices and when one was last opened', async () => {
    await pressOnce();
    const [line] = await listAdministeredAreas(admin, admin.actor);
    expect(line).toMatchObject({ id: door.areaId, title: 'Werkstatt', minAge: 18 });
    expect(Math.abs((line?.lastOpenedMs ?? 0) - (line?.nowMs ?? 0))).toBeLessThan(60_000);
    expect(line?.devices).toMatchObject([{ id: door.device.id, isActive: true, isEnrolled: true, isConfirmed: true }]);
    expect(await listAdministeredAreas(admin, admin.actor)).toHaveLength(1);
  });

  test('lists the device that is woken first before the others, independent of their names', async () => {
    const first = await makeDevice(database.db, {
      operatorId: door.operatorId,
      areaIds: [door.areaId],
      values: { name: 'Zuletzt im Alphabet' },
    });
    const order = async () => (await listAdministeredAreas(admin, admin.actor))[0]?.devices.map(({ id }) => id);
    expect(await order()).toEqual([door.device.id, first.id]);
    await database.db.update(areas).set({ deviceId: first.id }).where(eq(areas.id, door.areaId));
    expect(await order()).toEqual([first.id, door.device.id]);
  });

  test('has no time of opening and no devices when the door was never opened and has no device', async () => {
    await database.sql`delete from device_areas`;
    expect(await listAdministeredAreas(admin, admin.actor)).toMatchObject([{ lastOpenedMs: null, devices: [] }]);
  });
});

describe('getAdministeredArea', () => {
  test('has everything that its form shows', async () => {
    const page = await getAdministeredArea(admin, admin.actor, door.areaId);
    expect(page).toMatchObject({
      id: door.areaId,
      slug: door.slug,
      version: 1,
      facilityId: door.facilityId,
      requiredSubscription: 'werkzeug',
      leadMin: 15,
      lagMin: 15,
      pulseMs: 3_000,
      pendingTtlS: 30,
      deviceId: null,
    });
  });

  test('nothing of another operator, and nothing that there is not', async () => {
    expect(await getAdministeredArea(admin, admin.actor, other.areaId)).toBeNull();
    expect(await getAdministeredArea(admin, admin.actor, crypto.randomUUID())).toBeNull();
  });
});

describe('getAreaChoices', () => {
  test('offers facilities of the own operator with their rooms, and kinds of subscriptions in use', async () => {
    const roomId = await makeRoom(database.db, door.facilityId);
    await makeRoom(database.db, other.facilityId);
    await subscribe(database.db, (await makeMember(database.db)).id, { kind: 'jahr' });
    const { facilities: offered, subscriptions } = await getAreaChoices(admin, admin.actor);
    expect(offered).toMatchObject([{ id: door.facilityId, rooms: [{ id: roomId }] }]);
    expect(subscriptions).toEqual(['jahr', 'werkzeug']);
    expect(await database.db.$count(facilities)).toBe(2);
  });
});

describe('without the right to administer doors', () => {
  test.each(['manager', 'trainer', 'member', 'extern'] as const)('refuses a %s', async (role) => {
    const person = await makePerson(database.db, { role, operatorId: door.operatorId });
    const ctx = ctxOf(database.db, person, { role });
    await expect(listAdministeredAreas(ctx, ctx.actor)).rejects.toThrow('door.administer');
    await expect(getAdministeredArea(ctx, ctx.actor, door.areaId)).rejects.toThrow('door.administer');
    await expect(getAreaChoices(ctx, ctx.actor)).rejects.toThrow('door.administer');
  });
});

async function pressOnce(): Promise<void> {
  await openDoor(admin, door);
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(await takeGrant(database.db, door.device)));
}
