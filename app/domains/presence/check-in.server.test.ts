import { beforeEach, expect, test } from 'vitest';

import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkIn } from './check-in.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const open = () =>
  database.sql<{ room_id: string }[]>`select room_id from visits where ended_at is null order by room_id`;
const log = async () =>
  (await database.sql<{ action: string }[]>`select action from audit_log order by seq`).map(({ action }) => action);
const tracked = () => database.sql`select user_id, action_type, gid, metadata, room_id from actions order by seq`;

test('a person enters a room, with guests and a planned end, and the visit is in both logs', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const input = { roomId: roomIds[0], guestCount: 2, plannedEndAt: '20:00' };
  const outcome = await checkIn(ctxOf(database.db, person), input);
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  const [visit] = await database.sql`select * from visits`;
  expect(visit).toMatchObject({
    user_id: person.id,
    started_by: 'self',
    guest_count: 2,
    exclusive: true,
    started_at: new Date('2026-11-18T09:00:00Z'),
    planned_end_at: new Date('2026-11-18T19:00:00Z'),
  });
  expect(await log()).toEqual(['visit.started']);
  expect(await tracked()).toEqual([
    {
      user_id: person.id,
      action_type: 'visit.started',
      gid: `platzwart:visit/${outcome.visitId}`,
      metadata: { room_id: roomIds[0] },
      room_id: roomIds[0],
    },
  ]);
});

test('entering again changes nothing', async () => {
  const { roomIds } = await makePlace(database.db);
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  const first = await checkIn(ctx, { roomId: roomIds[0] });
  const second = await checkIn(ctx, { roomId: roomIds[0], guestCount: 5 });
  expect(second).toEqual({ ...first, kind: 'inside', endedIds: undefined });
  expect(await log()).toEqual(['visit.started']);
});

test('one room at a time: entering the next ends the first, with its own row in both logs', async () => {
  const { roomIds } = await makePlace(database.db);
  const elsewhere = await makePlace(database.db);
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  await checkIn(ctx, { roomId: elsewhere.roomIds[0] });
  const first = await checkIn(ctx, { roomId: roomIds[0] });
  const second = await checkIn(ctx, { roomId: roomIds[1] });
  expect(second).toMatchObject({ kind: 'started', endedIds: [(first as { visitId: string }).visitId] });
  expect(await open()).toHaveLength(2);
  expect(await log()).toEqual(['visit.started', 'visit.started', 'visit.ended', 'visit.started']);
  expect((await tracked()).map((row) => row.action_type as string).slice(2)).toEqual(['visit.ended', 'visit.started']);
});

test('after the change to one room at a time, entering again a room ends the other visits', async () => {
  const { roomIds, operatorId } = await makePlace(database.db, { mode: 'parallel' });
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  for (const roomId of roomIds.slice(0, 2)) await checkIn(ctx, { roomId });
  await database.sql`update operators set presence_mode = 'single' where id = ${operatorId}`;
  expect(await checkIn(ctx, { roomId: roomIds[0] })).toMatchObject({ kind: 'inside' });
  expect(await open()).toEqual([{ room_id: roomIds[0] }]);
  expect(await log()).toEqual(['visit.started', 'visit.started', 'visit.ended']);
  expect((await tracked()).map((row) => row.action_type as string).at(-1)).toBe('visit.ended');
});

test('several rooms at a time stay open where the operator allows them', async () => {
  const { roomIds } = await makePlace(database.db, { mode: 'parallel' });
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  await checkIn(ctx, { roomId: roomIds[0] });
  await checkIn(ctx, { roomId: roomIds[1] });
  expect(await open()).toHaveLength(2);
});

test('a forgotten visit of the same room ends at the last automatic check-out, and a new one begins', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  await makeVisit(database.db, { userId: person.id, roomId: roomIds[0], startedAt: new Date('2026-11-17T15:00:00Z') });
  expect(await checkIn(ctxOf(database.db, person), { roomId: roomIds[0] })).toMatchObject({ kind: 'started' });
  const rows = await database.sql`select ended_at, ended_by, estimated from visits order by started_at`;
  expect(rows).toEqual([
    { ended_at: new Date('2026-11-17T22:30:00Z'), ended_by: 'auto', estimated: true },
    { ended_at: null, ended_by: null, estimated: false },
  ]);
});

test('an admin checks a person of the house in, and the action belongs to the visitor', async () => {
  const { roomIds, operatorId } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const admin = await adminOf(database.db, operatorId);
  expect(await checkIn(admin, { roomId: roomIds[0], userId: person.id })).toMatchObject({ kind: 'started' });
  expect(await database.sql`select started_by from visits`).toEqual([{ started_by: 'admin' }]);
  expect((await tracked()).map((row) => row.user_id as string)).toEqual([person.id]);
  expect(await database.sql`select actor from audit_log`).toEqual([{ actor: admin.actor.id }]);
});

test('nobody else checks a person in: 403 for members, and for admins of another operator', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const stranger = await adminOf(database.db, (await makePlace(database.db)).operatorId);
  const member = ctxOf(database.db, await makePerson(database.db), { role: 'member' });
  for (const ctx of [stranger, member])
    await expect(checkIn(ctx, { roomId: roomIds[0], userId: person.id })).rejects.toThrow('presence.administer');
  expect(await open()).toEqual([]);
});

test('an unknown and an inactive room answer alike', async () => {
  const { roomIds } = await makePlace(database.db);
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  await database.sql`update rooms set is_active = false where id = ${roomIds[0]}`;
  for (const roomId of [roomIds[0], crypto.randomUUID()])
    await expect(checkIn(ctx, { roomId })).rejects.toMatchObject({ name: 'NotFoundError' });
});

test.each([
  [{ guestCount: 21 }, { guestCount: 'guests' }],
  [{ guestCount: -1 }, { guestCount: 'guests' }],
  [{ plannedEndAt: '2026-11-18T09:00:00Z' }, { plannedEndAt: 'planned_end' }],
  [{ plannedEndAt: '2026-11-20T09:00:00Z' }, { plannedEndAt: 'planned_end' }],
  [{ plannedEndAt: '25:00' }, { plannedEndAt: 'planned_end' }],
  [{ plannedEndAt: 'bald' }, { plannedEndAt: 'planned_end' }],
  [{ userId: '00000000-0000-4000-8000-000000000001' }, { userId: 'person' }],
])('refuses %o', async (input, problems) => {
  const { roomIds, operatorId } = await makePlace(database.db);
  const admin = await adminOf(database.db, operatorId);
  expect(await checkIn(admin, { roomId: roomIds[0], ...input })).toEqual({ kind: 'refused', problems });
});

test('twenty check-ins of one person at once start one visit', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => checkIn(ctxOf(database.db, person), { roomId: roomIds[0] })),
  );
  expect(outcomes.filter(({ kind }) => kind === 'started')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'inside')).toHaveLength(19);
  expect(await database.sql`select id from visits`).toHaveLength(1);
});

test('two rooms at the same moment, again and again: one open visit, and every end is in the audit log', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  for (let round = 0; round < 10; round += 1) {
    const ctx = ctxOf(database.db, person);
    await Promise.all(
      // The clocks of two processes differ.
      [roomIds[0], roomIds[1]].map((roomId, index) =>
        checkIn({ ...ctx, now: ctx.now.add({ milliseconds: round * 10 - index }) }, { roomId }),
      ),
    );
    expect(await open()).toHaveLength(1);
  }
  const [count] = await database.sql`
    select (select count(*)::int from visits where ended_at is not null) as ended,
      (select count(*)::int from audit_log where action = 'visit.ended') as recorded`;
  expect(count?.ended).toBe(count?.recorded);
});
