import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, resources, rooms } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeResources, roomInput } from '#tests/factories/rooms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createRoom } from './create-room.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
});

describe('createRoom', () => {
  test('writes the room, its places and one audit row', async () => {
    const [hall = '', stage = ''] = await makeResources(database.db, facilityId, ['Saal', 'Bühne']);
    const outcome = await createRoom(admin, { facilityId, ...roomInput({ isPublic: true, resourceIds: [hall] }) });
    const [room] = await database.db.select().from(rooms);
    expect(outcome).toEqual({ kind: 'created', roomId: room?.id });
    expect(room).toMatchObject({ facilityId, name: 'Werkstatt', slug: 'werkstatt', isPublic: true, isActive: true });
    const places = await database.db.select().from(resources);
    expect(new Map(places.map(({ id, roomId }) => [id, roomId]))).toEqual(
      new Map([
        [hall, room?.id],
        [stage, null],
      ]),
    );
    expect(await database.db.select().from(auditLog)).toMatchObject([
      {
        action: 'room.created',
        entityId: room?.id,
        operatorId: admin.actor.operatorId,
        after: { resourceIds: [hall] },
      },
    ]);
  });

  test('moves a place out of its old room and says so in the audit', async () => {
    const [hall = ''] = await makeResources(database.db, facilityId, ['Saal']);
    await createRoom(admin, { facilityId, ...roomInput({ resourceIds: [hall] }) });
    const [first] = await database.db.select().from(rooms);
    await createRoom(admin, { facilityId, ...roomInput({ slug: 'b', resourceIds: [hall] }) });
    const rows = await database.db.select().from(auditLog).orderBy(auditLog.seq);
    expect(rows[1]?.after).toMatchObject({ moved: [{ resourceId: hall, fromRoomId: first?.id }] });
  });

  test('refuses a taken short name in the same facility only, and a place of another facility', async () => {
    await createRoom(admin, { facilityId, ...roomInput() });
    const taken = await createRoom(admin, { facilityId, ...roomInput() });
    expect(taken).toEqual({ kind: 'refused', problems: { slug: 'slug_taken' } });
    const other = await makeFacility(database.db, admin.actor.operatorId ?? '');
    expect((await createRoom(admin, { facilityId: other, ...roomInput() })).kind).toBe('created');
    const resourceIds = await makeResources(database.db, other, ['Saal']);
    expect(await createRoom(admin, { facilityId, ...roomInput({ slug: 'b', resourceIds }) })).toEqual({
      kind: 'refused',
      problems: { resourceIds: 'resource_elsewhere' },
    });
  });

  test('throws when the facility belongs to another operator, or the actor is a member', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(createRoom(stranger, { facilityId, ...roomInput() })).rejects.toThrow('facility');
    const member = ctxOf(database.db, await makePerson(database.db, { role: 'member' }), { role: 'member' });
    await expect(createRoom(member, { facilityId, ...roomInput() })).rejects.toThrow('facility.administer');
    expect(await database.db.$count(rooms)).toBe(0);
  });
});
