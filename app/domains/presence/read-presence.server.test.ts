import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#app/db/client.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getBoard } from './pages/board.server.ts';
import { countPresentInPublicRooms, readPresence } from './read-presence.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const board = { kind: 'board' } as const;
const track = (id: string, actionType: string, metadata: Record<string, unknown> = {}) =>
  inTransaction(database, (tx) =>
    trackAction(tx, { actor: { id } }, { actionType, gid: `gid of ${actionType}`, metadata }),
  );

test('counts people and guests who came after the last automatic check-out, empty rooms too, inactive ones not', async () => {
  const { roomIds, facilityId } = await makePlace(database.db, { count: 3 });
  const people = [await makeVisitor(database.db, { firstName: 'Ada', presenceVisibility: 'first_name' })];
  people.push(await makeVisitor(database.db), await makeVisitor(database.db));
  const [ada, bo, cy] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  await makeVisit(database.db, { userId: ada.id, roomId: roomIds[0], guestCount: 2 });
  await makeVisit(database.db, { userId: bo.id, roomId: roomIds[0], guestCount: 1 });
  await makeVisit(database.db, { userId: cy.id, roomId: roomIds[0], startedAt: new Date('2026-11-17T20:00:00Z') });
  await database.sql`update rooms set is_active = false where id = ${roomIds[2] ?? ''}`;
  const ctx = ctxOf(database.db, bo);
  const rooms = await readPresence(ctx, board, { facilityId });
  expect(
    rooms.map(({ name, people: count, guests, named }) => [name, count, guests, named.map((one) => one.name)]),
  ).toEqual([
    ['Raum 1', 2, 3, ['Ada']],
    ['Raum 2', 0, 0, []],
  ]);
  expect(await readPresence(ctx, board, { facilityId: crypto.randomUUID() })).toEqual([]);
  expect(await readPresence(ctx, board, { roomId: roomIds[1] })).toHaveLength(1);
});

test('a room out of service stays on the board while people are in it', async () => {
  const { roomIds, facilityId } = await makePlace(database.db);
  const { id } = await makeVisitor(database.db);
  const visitId = await makeVisit(database.db, { userId: id, roomId: roomIds[0] });
  await database.sql`update rooms set is_active = false where id = ${roomIds[0]}`;
  const ctx = ctxOf(database.db, await makePerson(database.db));
  const rooms = async () =>
    (await readPresence(ctx, board, { facilityId })).map(({ name, isActive, people }) => [name, isActive, people]);
  const empty = ['Raum 2', true, 0];
  expect(await rooms()).toEqual([['Raum 1', false, 1], empty]);
  await database.sql`update visits set ended_at = app_now(), ended_by = 'self' where id = ${visitId}`;
  expect(await rooms()).toEqual([empty]);
});

test.each([
  ['x'.repeat(30_000), 'x'.repeat(120)],
  ['Vogel\nhaus\u0007\u202e', 'Vogel haus'],
  [' \t ', 'gid of tutorial.read'],
  [7, 'gid of tutorial.read'],
  [{ de: 'Vogelhaus' }, 'gid of tutorial.read'],
])('a program’s title %j is shown on one line, at most 120 characters long', async (title, shown) => {
  const { roomIds } = await makePlace(database.db);
  const { id } = await makeVisitor(database.db, { presenceVisibility: 'name' });
  await makeVisit(database.db, { userId: id, roomId: roomIds[0] });
  await track(id, 'tutorial.read', { title });
  const ctx = ctxOf(database.db, await makePerson(database.db));
  expect((await readPresence(ctx, board))[0]?.named[0]?.work?.title).toBe(shown);
});

test('works on: the latest action since the visit began that is not the house’s own, until it is stopped', async () => {
  const { roomIds } = await makePlace(database.db);
  const { id } = await makeVisitor(database.db, { presenceVisibility: 'name' });
  await track(id, 'tutorial.read', { title: 'vor dem Besuch' });
  await database.ownerDb.$client.query({ text: 'alter table actions disable trigger actions_keep' });
  await database.ownerDb.$client.query({ text: `update actions set timestamp = timestamp - interval '1 hour'` });
  await database.ownerDb.$client.query({ text: 'alter table actions enable trigger actions_keep' });
  await makeVisit(database.db, { userId: id, roomId: roomIds[0] });
  const ctx = ctxOf(database.db, await makePerson(database.db));
  const work = async () => (await readPresence(ctx, board))[0]?.named[0]?.work;
  expect(await work()).toBeNull();
  await track(id, 'tutorial.read', { title: 'Vogelhaus' });
  expect(await work()).toEqual({ title: 'Vogelhaus', gid: 'gid of tutorial.read' });
  for (const type of ['door.opened', 'booking.requested', 'visit.started']) await track(id, type);
  expect((await work())?.title).toBe('Vogelhaus');
  await track(id, 'print.started');
  expect((await work())?.title).toBe('gid of print.started');
  await track(id, 'work.stopped');
  expect(await work()).toBeNull();
});

test('public rooms: a person in two rooms counts once in the total, and names are not in it', async () => {
  const { roomIds } = await makePlace(database.db, { mode: 'parallel', isPublic: true });
  const hidden = await makePlace(database.db);
  const { id } = await makeVisitor(database.db, { presenceVisibility: 'name' });
  await makeVisit(database.db, { userId: id, roomId: roomIds[0], guestCount: 2 });
  await makeVisit(database.db, { userId: id, roomId: roomIds[1] });
  await makeVisit(database.db, { userId: (await makeVisitor(database.db)).id, roomId: hidden.roomIds[0] });
  const counted = await countPresentInPublicRooms(database);
  expect(counted.total).toBe(3);
  expect(counted.rooms.map(({ name, people, guests }) => [name, people, guests])).toEqual([
    ['Raum 1', 1, 2],
    ['Raum 2', 1, 0],
  ]);
});

test('the board of 200 people in 20 rooms takes two statements', async () => {
  const { roomIds } = await makePlace(database.db, { mode: 'parallel', count: 20 });
  const viewer = await makeVisitor(database.db);
  await database.sql`
    with people as (insert into users (id, first_name, last_name, role, birth_date, presence_visibility)
      select gen_random_uuid(), 'Gast', n::text, 'member', '1990-01-01', 'name' from generate_series(1, 200) n returning id, last_name)
    insert into visits (id, user_id, room_id, started_at, started_by)
    select gen_random_uuid(), id, (${[...roomIds]}::uuid[])[1 + last_name::int % 20], app_now(), 'self' from people`;
  const ctx = ctxOf(database.db, viewer);
  const sent: string[] = [];
  const counting = {
    $client: {
      withClient: (work: (lease: unknown) => Promise<unknown>) => work(counting.$client),
      query: (query: { text: string }, params: unknown[]) => {
        sent.push(query.text);
        return database.db.$client.query(query, params);
      },
    },
  };
  const { rooms } = await getBoard({ ...ctx, db: counting as unknown as Database }, ctx.actor, { facilityId: null });
  expect(rooms.map(({ people }) => people)).toEqual(Array.from({ length: 20 }, () => 10));
  expect(rooms.every(({ named }) => named.length === 10)).toBe(true);
  expect(sent.length).toBeLessThanOrEqual(2);
});
