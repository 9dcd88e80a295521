import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, resources, rooms } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, makeRoom } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { makeResources, roomInput } from '#tests/factories/rooms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editRoom } from './edit-room.server.ts';

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
const edit = (values: Parameters<typeof roomInput>[0] = {}, version = 1, ctx = admin) =>
  editRoom(ctx, { roomId, version, ...roomInput(values) });
const room = async () => (await database.db.select().from(rooms).where(eq(rooms.id, roomId)))[0];

describe('editRoom', () => {
  test('writes what differs, the places, one audit row and a new version', async () => {
    const [hall = '', stage = ''] = await makeResources(database.db, facilityId, ['Saal', 'Bühne']);
    await database.db.update(resources).set({ roomId }).where(eq(resources.id, hall));
    expect(await edit({ isActive: false, resourceIds: [stage] })).toEqual({ kind: 'edited' });
    expect(await room()).toMatchObject({ name: 'Werkstatt', isActive: false, version: 2 });
    const placed = await database.db.select().from(resources).where(eq(resources.roomId, roomId));
    expect(placed.map(({ id }) => id)).toEqual([stage]);
    expect(await database.db.select().from(auditLog)).toMatchObject([
      {
        action: 'room.edited',
        entityId: roomId,
        before: { isActive: true, resourceIds: [hall] },
        after: { isActive: false, resourceIds: [stage] },
      },
    ]);
  });

  test('writes nothing when nothing differs', async () => {
    await edit();
    expect(await edit({}, 2)).toEqual({ kind: 'edited' });
    expect(await room()).toMatchObject({ version: 2 });
    expect(await database.db.$count(auditLog)).toBe(1);
  });

  test('is stale for the second when two edit the same version', async () => {
    const outcomes = await Promise.all([edit({ name: 'A' }), edit({ name: 'B' })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
  });

  test('refuses a taken short name', async () => {
    await edit({ slug: 'lager' });
    const other = await makeRoom(database.db, facilityId);
    expect(await editRoom(admin, { roomId: other, version: 1, ...roomInput({ slug: 'lager' }) })).toEqual({
      kind: 'refused',
      problems: { slug: 'slug_taken' },
    });
  });

  test('throws for an admin of another operator and for an unknown room', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(edit({}, 1, stranger)).rejects.toThrow('room');
    await expect(editRoom(admin, { roomId: crypto.randomUUID(), version: 1, ...roomInput() })).rejects.toThrow('room');
  });
});
