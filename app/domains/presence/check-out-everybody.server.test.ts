import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkOutEverybody } from './check-out-everybody.server.ts';
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

test('the last one out ends every visit of the facility, each with a row in both logs', async () => {
  const { operatorId, facilityId } = await house();
  const admin = await adminOf(database.db, operatorId);
  expect(await listOpenVisits(admin, admin.actor, { facilityId })).toMatchObject({ people: 2, guests: 3 });
  expect(await checkOutEverybody(admin, { facilityId })).toEqual({ kind: 'ended', people: 2, guests: 3 });
  expect(await checkOutEverybody(admin, { facilityId })).toEqual({ kind: 'empty' });
  expect(await listOpenVisits(admin, admin.actor, { facilityId })).toMatchObject({ visits: [], people: 0 });
  expect(await database.sql`select count(*)::int from audit_log where action = 'visit.ended'`).toEqual([{ count: 3 }]);
  expect(await database.sql`select count(*)::int from actions where action_type = 'visit.ended'`).toEqual([
    { count: 3 },
  ]);
});

test('only the room that is asked for is emptied', async () => {
  const { operatorId, workshop, lab } = await house();
  const admin = await adminOf(database.db, operatorId);
  const listed = await listOpenVisits(admin, admin.actor, { roomId: workshop });
  expect(listed.visits.map(({ roomId, guestCount }) => [roomId, guestCount])).toEqual(
    expect.arrayContaining([
      [workshop, 3],
      [workshop, 0],
    ]),
  );
  expect(await checkOutEverybody(admin, { roomId: workshop })).toEqual({ kind: 'ended', people: 2, guests: 3 });
  expect((await listOpenVisits(admin, admin.actor, { roomId: lab })).people).toBe(1);
});

test('the operator decides who sees and ends all visits', async () => {
  const { operatorId, facilityId, anna } = await house();
  const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager', operatorId }), {
    role: 'manager',
  });
  expect((await listOpenVisits(manager, manager.actor, { facilityId })).people).toBe(2);
  await expect(checkOutEverybody(manager, { facilityId })).rejects.toMatchObject({ name: 'ForbiddenError' });
  const member = ctxOf(database.db, anna, { role: 'member' });
  await expect(listOpenVisits(member, member.actor, { facilityId })).rejects.toMatchObject({ name: 'ForbiddenError' });
  const stranger = await adminOf(database.db, (await makePlace(database.db)).operatorId);
  await expect(listOpenVisits(stranger, stranger.actor, { facilityId })).rejects.toThrow('presence.names');
  await expect(checkOutEverybody(stranger, { facilityId })).rejects.toThrow('presence.administer');
  const unknown = { facilityId: crypto.randomUUID() };
  await expect(checkOutEverybody(stranger, unknown)).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(listOpenVisits(stranger, stranger.actor, unknown)).rejects.toMatchObject({ name: 'NotFoundError' });
});
