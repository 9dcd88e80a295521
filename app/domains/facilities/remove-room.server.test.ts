import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, rooms } from '#app/db/schema/index.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { visitCounts, visits } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, makeRoom } from '#tests/factories/door-admin.ts';
import { makeDoor, makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { makeResources } from '#tests/factories/rooms.ts';
import { makeWorkArea } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editRoom } from './edit-room.server.ts';
import { removeRoom } from './remove-room.server.ts';
import { roomInput } from '#tests/factories/rooms.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let roomId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
  roomId = await makeRoom(database.db, facilityId);
});

describe('removeRoom', () => {
  test('deletes a room that nothing refers to, with one audit row', async () => {
    expect(await removeRoom(admin, { roomId })).toMatchObject({ kind: 'removed' });
    expect(await database.db.$count(rooms)).toBe(0);
    expect(await database.db.select().from(auditLog)).toMatchObject([{ action: 'room.removed', entityId: roomId }]);
  });

  test('keeps a room that is used and returns what refers to it', async () => {
    const startedAt = toDate(now());
    await database.db.insert(visits).values({ userId: admin.actor.id, roomId, startedAt, startedBy: 'self' });
    await database.db.insert(visitCounts).values({ roomId, hour: startedAt, people: 3, guests: 0 });
    await makeDoor(database.db, { facilityId, operatorId: admin.actor.operatorId ?? '', area: { roomId } });
    const resourceIds = await makeResources(database.db, facilityId, ['Saal']);
    await editRoom(admin, { roomId, version: 1, ...roomInput({ resourceIds }) });
    await database.sql`insert into actions (id, user_id, action_type, gid, room_id)
      values (gen_random_uuid(), ${admin.actor.id}, 'work.started', 'test:1', ${roomId})`;
    await makeWorkArea(database.db, { operatorId: admin.actor.operatorId ?? '', facilityId, roomId });
    expect(await removeRoom(admin, { roomId })).toEqual({
      kind: 'used',
      visits: 4,
      areas: 1,
      actions: 1,
      resources: 1,
      workAreas: 1,
    });
    expect(await database.db.$count(rooms)).toBe(1);
  });

  test('throws when the room belongs to another operator', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(removeRoom(stranger, { roomId })).rejects.toThrow('room');
  });
});
