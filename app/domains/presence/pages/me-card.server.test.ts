import { beforeEach, expect, test } from 'vitest';
import { checkIn } from '#app/domains/presence/check-in.server.ts';
import { checkOut } from '#app/domains/presence/check-out.server.ts';
import { startWork } from '#app/domains/presence/start-work.server.ts';
import { makePlace, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMeCard } from './me-card.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('has the room of now, the last five titles, and the rooms last used', async () => {
  const { roomIds } = await makePlace(database.db, { count: 7 });
  const ctx = ctxOf(database.db, await makeVisitor(database.db));
  expect(await getMeCard(ctx, ctx.actor)).toEqual({ inside: [], titles: [], rooms: [] });
  for (const [index, roomId] of roomIds.entries()) {
    await checkIn({ ...ctx, now: ctx.now.add({ seconds: index }) }, { roomId });
    await startWork(ctx, { title: `Stück ${index % 6}` });
  }
  const card = await getMeCard(ctx, ctx.actor);
  expect(card.inside).toMatchObject([{ roomId: roomIds[6], roomName: 'Raum 7', since: '10:00', guestCount: 0 }]);
  expect(card.titles).toHaveLength(5);
  expect(card.rooms.map(({ name }) => name)).toEqual(['Raum 6', 'Raum 5', 'Raum 4', 'Raum 3']);
  await checkOut({ ...ctx, now: ctx.now.add({ minutes: 1 }) }, { roomId: roomIds[6] ?? '' });
  const outside = await getMeCard(ctx, ctx.actor);
  expect([outside.inside.length, outside.rooms[0]?.name]).toEqual([0, 'Raum 7']);
});
