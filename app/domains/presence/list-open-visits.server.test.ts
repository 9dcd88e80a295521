import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listOpenVisits } from './list-open-visits.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function house() {
  const place = await makePlace(database.db, { mode: 'parallel' });
  const [anna, bert] = [await makeVisitor(database.db), await makeVisitor(database.db)];
  const [workshop, lab] = place.roomIds;
  await makeVisit(database.db, { userId: anna.id, roomId: workshop, guestCount: 3 });
  await makeVisit(database.db, { userId: anna.id, roomId: lab });
  await makeVisit(database.db, { userId: bert.id, roomId: workshop });
  // Forgotten yesterday, so not there.
  await makeVisit(database.db, { userId: bert.id, roomId: lab, startedAt: new Date('2026-11-17T12:00:00Z') });
  return { ...place, workshop, lab, anna };
}

test('lists who is in the facility now, with names, guests and rooms', async () => {
  const { operatorId, facilityId, workshop, lab } = await house();
  const admin = await adminOf(database.db, operatorId);
  const { visits, people, guests } = await listOpenVisits(admin, admin.actor, { facilityId });
  expect([people, guests]).toEqual([2, 3]);
  expect(
    visits.map(({ roomId, roomName, firstName, guestCount }) => [roomId, roomName, firstName, guestCount]),
  ).toEqual([
    [workshop, 'Raum 1', 'Person', 3],
    [workshop, 'Raum 1', 'Person', 0],
    [lab, 'Raum 2', 'Person', 0],
  ]);
});

test('only the visits of the room that is asked for are listed', async () => {
  const { operatorId, workshop } = await house();
  const admin = await adminOf(database.db, operatorId);
  const listed = await listOpenVisits(admin, admin.actor, { roomId: workshop });
  expect(listed.visits.map(({ roomId, guestCount }) => [roomId, guestCount])).toEqual(
    expect.arrayContaining([
      [workshop, 3],
      [workshop, 0],
    ]),
  );
});

test('the operator decides who sees all visits', async () => {
  const { operatorId, facilityId, anna } = await house();
  const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager', operatorId }), {
    role: 'manager',
  });
  expect((await listOpenVisits(manager, manager.actor, { facilityId })).people).toBe(2);
  const member = ctxOf(database.db, anna, { role: 'member' });
  await expect(listOpenVisits(member, member.actor, { facilityId })).rejects.toMatchObject({ name: 'ForbiddenError' });
  const stranger = await adminOf(database.db, (await makePlace(database.db)).operatorId);
  await expect(listOpenVisits(stranger, stranger.actor, { facilityId })).rejects.toThrow('presence.names');
  const unknown = { facilityId: crypto.randomUUID() };
  await expect(listOpenVisits(stranger, stranger.actor, unknown)).rejects.toMatchObject({ name: 'NotFoundError' });
});
