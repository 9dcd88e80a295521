import { beforeEach, describe, expect, test } from 'vitest';
import { areas, auditLog } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, areaInput, makeRoom } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createArea } from './create-area.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
});

describe('createArea', () => {
  test('writes every rule and one audit row of the door stream when an area is created', async () => {
    const roomId = await makeRoom(database.db, facilityId);
    const input = areaInput(facilityId, {
      roomId,
      minAge: 18,
      requiredSubscription: 'Kisten-Abo',
      checkInOnOpen: true,
    });
    const outcome = await createArea(admin, input);
    const [area] = await database.db.select().from(areas);
    expect(area).toMatchObject(input);
    expect(outcome).toEqual({ kind: 'created', areaId: area?.id });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { stream: 'door', action: 'area.created', areaId: area?.id, actor: admin.actor.id, after: { minAge: 18 } },
    ]);
  });

  test('refuses a taken short name, a foreign room and a check-in without a room', async () => {
    await createArea(admin, areaInput(facilityId));
    expect(await createArea(admin, areaInput(facilityId))).toEqual({
      kind: 'refused',
      problems: { slug: 'slug_taken' },
    });
    const roomId = await makeRoom(database.db, await makeFacility(database.db, admin.actor.operatorId ?? ''));
    expect(await createArea(admin, areaInput(facilityId, { slug: 'b', roomId }))).toEqual({
      kind: 'refused',
      problems: { roomId: 'room_elsewhere' },
    });
    expect(await createArea(admin, areaInput(facilityId, { slug: 'b', checkInOnOpen: true }))).toEqual({
      kind: 'refused',
      problems: { checkInOnOpen: 'check_in_without_room' },
    });
    expect(await database.db.$count(areas)).toBe(1);
    expect(await database.db.$count(auditLog)).toBe(1);
  });

  test('throws when the facility belongs to another operator, or the actor is a member', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(createArea(stranger, areaInput(facilityId))).rejects.toThrow('facility');
    const member = ctxOf(database.db, await makePerson(database.db, { role: 'member' }), { role: 'member' });
    await expect(createArea(member, areaInput(facilityId))).rejects.toThrow('door.administer');
    expect(await database.db.$count(areas)).toBe(0);
  });
});
