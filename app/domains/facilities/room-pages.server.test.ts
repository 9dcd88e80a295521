import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, makeRoom } from '#tests/factories/door-admin.ts';
import { makeDoor, makeFacility } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeResources, roomInput } from '#tests/factories/rooms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createRoom } from './create-room.server.ts';
import {
  getAdministeredRoom,
  listAdministeredRooms,
  listRoomFacilities,
  listRoomHistory,
} from './room-pages.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let roomId: string;
let hall: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
  [hall = ''] = await makeResources(database.db, facilityId, ['Saal', 'Bühne']);
  const made = await createRoom(admin, { facilityId, ...roomInput({ resourceIds: [hall] }) });
  roomId = made.kind === 'created' ? made.roomId : '';
  await makeRoom(database.db, await makeFacility(database.db, await makeOperator(database.db)));
});

describe('the pages of rooms', () => {
  test('list rooms of the own operator with their places and doors', async () => {
    await makeDoor(database.db, {
      facilityId,
      operatorId: admin.actor.operatorId ?? '',
      area: { roomId, title: 'Tor' },
    });
    const rooms = [{ id: roomId, name: 'Werkstatt', slug: 'werkstatt', isPublic: false, isActive: true }];
    expect(await listAdministeredRooms(admin, admin.actor)).toMatchObject([
      { id: facilityId, rooms: rooms.map((room) => ({ ...room, resources: ['Saal'], areas: ['Tor'] })) },
    ]);
  });

  test('offer root resources with the room that they lie in', async () => {
    const [facility] = await listRoomFacilities(admin, admin.actor);
    expect(facility?.resources).toMatchObject([
      { name: 'Bühne', roomId: null },
      { id: hall, name: 'Saal', roomId, roomName: 'Werkstatt' },
    ]);
  });

  test('have the fields and the history of a room, and nothing of another operator', async () => {
    expect(await getAdministeredRoom(admin, admin.actor, roomId)).toMatchObject({ facilityId, version: 1 });
    const { rows } = await listRoomHistory(admin, admin.actor, { roomId, after: null });
    expect(rows).toMatchObject([{ action: 'room.created' }]);
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    expect(await getAdministeredRoom(stranger, stranger.actor, roomId)).toBeNull();
    expect((await listRoomHistory(stranger, stranger.actor, { roomId, after: null })).rows).toEqual([]);
  });

  test.each(['manager', 'trainer', 'member', 'extern'] as const)('refuse a %s', async (role) => {
    const ctx = ctxOf(database.db, await makePerson(database.db, { role }), { role });
    await expect(listAdministeredRooms(ctx, ctx.actor)).rejects.toThrow('facility.administer');
    await expect(listRoomFacilities(ctx, ctx.actor)).rejects.toThrow('facility.administer');
  });
});
