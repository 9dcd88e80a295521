import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkOut } from './check-out.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function someoneInside() {
  const place = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const visitId = await makeVisit(database.db, {
    userId: person.id,
    roomId: place.roomIds[0],
    startedAt: new Date('2026-11-18T08:00:00Z'),
  });
  return { ...place, person, visitId, roomId: place.roomIds[0] };
}

test.each(['visit', 'room'] as const)('a person leaves by the %s, and a second time is not inside', async (by) => {
  const { person, visitId, roomId } = await someoneInside();
  const ctx = ctxOf(database.db, person);
  const input = by === 'visit' ? { visitId } : { roomId };
  expect(await checkOut(ctx, input)).toEqual({ kind: 'ended', visitId, userId: person.id, roomId });
  expect(await checkOut(ctx, input)).toEqual({ kind: 'not_inside' });
  expect(await database.sql`select ended_at, ended_by, estimated from visits`).toEqual([
    { ended_at: new Date('2026-11-18T09:00:00Z'), ended_by: 'self', estimated: false },
  ]);
  expect(await database.sql`select action from audit_log`).toEqual([{ action: 'visit.ended' }]);
  expect(await database.sql`select action_type, user_id, room_id from actions`).toEqual([
    { action_type: 'visit.ended', user_id: person.id, room_id: roomId },
  ]);
});

test('an admin of the operator ends the visit of another person', async () => {
  const { operatorId, visitId, person } = await someoneInside();
  expect(await checkOut(await adminOf(database.db, operatorId), { visitId })).toMatchObject({ userId: person.id });
  expect(await database.sql`select ended_by from visits`).toEqual([{ ended_by: 'admin' }]);
});

test('a manager of the operator sees the visit and may not end it; for others it is unknown', async () => {
  const { operatorId, visitId } = await someoneInside();
  const manager = await makePerson(database.db, { role: 'manager', operatorId });
  const asManager = ctxOf(database.db, manager, { role: 'manager' });
  await expect(checkOut(asManager, { visitId })).rejects.toMatchObject({ name: 'ForbiddenError' });
  const other = ctxOf(database.db, await makePerson(database.db), { role: 'member' });
  const stranger = await adminOf(database.db, (await makePlace(database.db)).operatorId);
  for (const ctx of [other, stranger])
    await expect(checkOut(ctx, { visitId })).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(checkOut(other, { visitId: crypto.randomUUID() })).rejects.toMatchObject({ name: 'NotFoundError' });
});

test('a visit that began before the last automatic check-out is not left any more', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  await makeVisit(database.db, { userId: person.id, roomId: roomIds[0], startedAt: new Date('2026-11-17T08:00:00Z') });
  expect(await checkOut(ctxOf(database.db, person), { roomId: roomIds[0] })).toEqual({ kind: 'not_inside' });
});
