import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getRoomPage } from './room.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function workshop() {
  const place = await makePlace(database.db);
  await database.sql`update rooms set slug = 'holz' where id = ${place.roomIds[0]}`;
  const viewer = ctxOf(database.db, await makeVisitor(database.db), { role: 'member' });
  const read = () => getRoomPage(viewer, viewer.actor, { facilityId: place.facilityId, slug: 'holz' });
  return { ...place, roomId: place.roomIds[0], viewer, read };
}

const visit = (roomId: string, userId: string, from: string, until: string) =>
  makeVisit(database.db, {
    userId,
    roomId,
    startedAt: new Date(from),
    endedAt: new Date(until),
    endedBy: 'self',
  });

test('hours per weekday are the average of four weeks before today, in the zone of the facility', async () => {
  const { roomId, read, viewer } = await workshop();
  const { id } = viewer.actor;
  await visit(roomId, id, '2026-11-11T15:00:00Z', '2026-11-11T19:00:00Z');
  await visit(roomId, id, '2026-11-04T15:00:00Z', '2026-11-04T17:00:00Z');
  // Over midnight in Berlin: half an hour on Thursday, half an hour on Friday.
  await visit(roomId, id, '2026-11-12T22:30:00Z', '2026-11-12T23:30:00Z');
  // Today, and five weeks ago.
  await visit(roomId, id, '2026-11-18T06:00:00Z', '2026-11-18T08:00:00Z');
  await visit(roomId, id, '2026-10-14T06:00:00Z', '2026-10-14T08:00:00Z');
  expect((await read()).hours).toEqual([0, 0, 0, 1.5, 0.125, 0.125, 0].map((hours, weekday) => ({ weekday, hours })));
});

test('hours per weekday divide by the days that visits are kept', async () => {
  const { roomId, read, viewer } = await workshop();
  await visit(roomId, viewer.actor.id, '2026-11-11T15:00:00Z', '2026-11-11T19:00:00Z');
  expect((await read()).hourDays).toBe(28);
  const keep = async (days: number) => {
    await database.sql`insert into house_settings (keep_visits_days) values (${days})
      on conflict (id) do update set keep_visits_days = excluded.keep_visits_days`;
    const { hours, hourDays } = await read();
    return [hourDays, hours.find(({ weekday }) => weekday === 3)?.hours];
  };
  // One Wednesday in the 10 days, none in one day.
  expect([await keep(11), await keep(1)]).toEqual([
    [10, 4],
    [1, undefined],
  ]);
});

test('shows today’s visits and the latest actions of those who are seen by name, and counts the others', async () => {
  const { roomId, read, viewer } = await workshop();
  const seen = await makeVisitor(database.db, { firstName: 'Thomas', presenceVisibility: 'first_name' });
  const counted = await makeVisitor(database.db);
  for (const { id } of [seen, counted]) {
    await makeVisit(database.db, { userId: id, roomId, startedAt: new Date('2026-11-18T08:00:00Z') });
    await inTransaction(database, (tx) =>
      trackAction(tx, { actor: { id } }, [
        { actionType: 'tutorial.read', gid: 'https://tutorial.example/hobel' },
        { actionType: 'work.started', gid: 'x', metadata: { title: 'Vogelhaus' } },
        { actionType: 'door.opened', gid: 'y' },
      ]),
    );
  }
  await visit(roomId, viewer.actor.id, '2026-11-17T06:00:00Z', '2026-11-17T08:00:00Z');
  const page = await read();
  expect(page.room).toMatchObject({ people: 2, unnamed: 1 });
  expect(page.room.named).toMatchObject([{ name: 'Thomas', work: 'Vogelhaus', since: { date: null, time: '09:00' } }]);
  expect(page.visits).toMatchObject([{ name: 'Thomas', from: '09:00', until: null }]);
  expect(page.unnamedVisits).toBe(1);
  expect(page.actions).toEqual([
    {
      userId: seen.id,
      latest: [
        { at: '10:00', type: 'work.started', title: 'Vogelhaus' },
        { at: '10:00', type: 'tutorial.read', title: 'https://tutorial.example/hobel' },
      ],
    },
  ]);
  expect(JSON.stringify(page)).not.toContain(counted.id);
});

test('an unknown and an inactive room answer alike', async () => {
  const { roomId, read, facilityId, viewer } = await workshop();
  const unknown = getRoomPage(viewer, viewer.actor, { facilityId, slug: 'nirgends' });
  await expect(unknown).rejects.toMatchObject({ name: 'NotFoundError' });
  await database.sql`update rooms set is_active = false where id = ${roomId}`;
  await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' });
});
