import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { makePlace, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkIn } from './check-in.server.ts';
import { startWork, stopWork } from './start-work.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const work = () => database.sql`
  select action_type, gid, metadata, room_id from actions where action_type like 'work.%' order by seq`;

async function inside() {
  const { roomIds } = await makePlace(database.db);
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  await checkIn(ctx, { roomId: roomIds[0] });
  return { ctx, roomId: roomIds[0] };
}

test('work begins and ends as actions, and the same title keeps its address', async () => {
  const { ctx, roomId } = await inside();
  expect(await startWork(ctx, { title: 'Vogelhaus' })).toEqual({ kind: 'started' });
  expect(await startWork(ctx, { title: 'Vogelhaus' })).toEqual({ kind: 'unchanged' });
  expect(await stopWork(ctx)).toEqual({ kind: 'stopped' });
  expect(await stopWork(ctx)).toEqual({ kind: 'unchanged' });
  expect(await startWork(ctx, { title: 'Vogelhaus' })).toEqual({ kind: 'started' });
  const rows = await work();
  expect(rows.map((row) => row.action_type as string)).toEqual(['work.started', 'work.stopped', 'work.started']);
  expect(new Set(rows.map((row) => row.gid as string)).size).toBe(1);
  for (const row of rows) expect(row).toMatchObject({ metadata: { title: 'Vogelhaus' }, room_id: roomId });
  expect(String(rows[0]?.gid)).toMatch(/^platzwart:work\//);
});

test('what an outside program reported is taken up under its own address', async () => {
  const { ctx } = await inside();
  const reported = { actionType: 'tutorial.read', gid: 'https://tutorial.example/lampe' };
  await inTransaction(database, (tx) => trackAction(tx, ctx, reported));
  expect(await startWork(ctx, { title: 'Stuhl' })).toEqual({ kind: 'started' });
  expect(await startWork(ctx, { title: reported.gid })).toEqual({ kind: 'started' });
  expect((await work())[1]).toMatchObject({ gid: reported.gid, metadata: {} });
});

test('a person who is in no room works on nothing', async () => {
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  expect(await startWork(ctx, { title: 'Stuhl' })).toEqual({ kind: 'not_inside' });
  expect(await stopWork(ctx)).toEqual({ kind: 'not_inside' });
});

test('each room that the person is in reads the work again', async () => {
  const { roomIds } = await makePlace(database.db, { mode: 'parallel', count: 3 });
  const ctx = ctxOf(database.db, await makeVisitor(database.db), { role: 'member' });
  for (const roomId of roomIds.slice(0, 2)) await checkIn(ctx, { roomId });
  const told: string[] = [];
  const listening = await database.sql.listen('live', (payload) =>
    told.push((JSON.parse(payload) as { root: string }).root),
  );
  await startWork(ctx, { title: 'Vogelhaus' });
  await expect.poll(() => told.toSorted()).toEqual(roomIds.slice(0, 2).toSorted());
  await listening.unlisten();
});
