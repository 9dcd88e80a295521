import { beforeEach, describe, expect, test } from 'vitest';
import { accessRequests } from '#app/db/schema/index.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeDevice, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { countDevicesToConfirm, countMyAccessRequests, listSilentDevices } from './start-page.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  admin = await adminCtx(database.db, door.operatorId);
});
const addDevice = (values: Parameters<typeof makeDevice>[1]['values'], operatorId = door.operatorId) =>
  makeDevice(database.db, { operatorId, areaIds: [], values: values ?? {} });

describe('countDevicesToConfirm', () => {
  test('counts devices of the operator that have a secret and no confirmation', async () => {
    expect(await countDevicesToConfirm(admin, admin.actor)).toBe(0);
    await addDevice({ isActive: false, confirmedAt: null });
    await addDevice({ isActive: false, confirmedAt: null, secretHash: null });
    const other = await makeDoor(database.db);
    await addDevice({ isActive: false, confirmedAt: null }, other.operatorId);
    expect(await countDevicesToConfirm(admin, admin.actor)).toBe(1);
  });
});

describe('listSilentDevices', () => {
  test('names the active devices of the operator that do not speak', async () => {
    expect(await listSilentDevices(admin, admin.actor)).toEqual([]);
    await addDevice({ name: 'Pi Süd', lastSeenAt: new Date('2026-11-01T00:00:00Z') });
    await addDevice({ name: 'Pi Nord', lastSeenAt: null });
    await addDevice({ name: 'Pi aus', isActive: false, lastSeenAt: null });
    await addDevice({ name: 'Pi neu', isActive: false, confirmedAt: null, lastSeenAt: null });
    expect(await listSilentDevices(admin, admin.actor)).toEqual(['Pi Nord', 'Pi Süd']);
    const stranger = await adminCtx(database.db, (await makeDoor(database.db)).operatorId);
    expect(await listSilentDevices(stranger, stranger.actor)).toEqual([]);
  });
});

describe('countMyAccessRequests', () => {
  test('counts what the person has asked for and not confirmed, until it expires', async () => {
    const member = await makeMember(database.db);
    const ctx = ctxOf(database.db, member, { role: 'member' });
    expect(await countMyAccessRequests(ctx, ctx.actor)).toBe(0);
    const expiresAt = toDate(ctx.now.add({ hours: 1 }));
    await database.db
      .insert(accessRequests)
      .values({ email: member.email, areaId: door.areaId, memberId: member.id, expiresAt });
    expect(await countMyAccessRequests(ctx, ctx.actor)).toBe(1);
    const later = { ...ctx, now: ctx.now.add({ hours: 2 }) };
    expect(await countMyAccessRequests(later, ctx.actor)).toBe(0);
  });
});
