import { beforeEach, expect, test } from 'vitest';
import { keyOf } from '#app/platform/list/cursor.server.ts';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMyVisits, myVisitsQuery } from './my-visits.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('lists the person’s visits, the latest first, with the sum of each week of the facility', async () => {
  const { roomIds } = await makePlace(database.db);
  const [person, other] = [await makeVisitor(database.db), await makeVisitor(database.db)];
  const visit = (userId: string, from: string, until: string) =>
    makeVisit(database.db, {
      userId,
      roomId: roomIds[0],
      startedAt: new Date(from),
      endedAt: new Date(until),
      endedBy: 'self',
    });
  await visit(person.id, '2026-11-16T09:00:00Z', '2026-11-16T11:00:00Z');
  // Monday 00:30 in Berlin is Sunday in UTC.
  await visit(person.id, '2026-11-15T23:30:00Z', '2026-11-16T00:00:00Z');
  await visit(person.id, '2026-11-15T20:00:00Z', '2026-11-15T21:00:00Z');
  await visit(other.id, '2026-11-16T09:00:00Z', '2026-11-16T11:00:00Z');
  const ctx = ctxOf(database.db, person);
  const page = await getMyVisits(ctx, ctx.actor, { after: null });
  expect(page.visits.map(({ week, date, from, hours, weekHours }) => [week, date, from, hours, weekHours])).toEqual([
    ['2026-W47', '2026-11-16', '10:00', 2, 2.5],
    ['2026-W47', '2026-11-16', '00:30', 0.5, 2.5],
    ['2026-W46', '2026-11-15', '21:00', 1, 1],
  ]);
  expect(page).toMatchObject({ next: null, visibility: 'counted', birthDate: '1990-05-01' });
});

test('a week that two pages share has its whole sum on both', async () => {
  const { roomIds } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  await database.sql`
    insert into visits (id, user_id, room_id, started_at, started_by, ended_at, ended_by)
    select gen_random_uuid(), ${person.id}, ${roomIds[0]}, at, 'self', at + interval '30 minutes', 'self'
    from generate_series('2026-11-16T00:00:00Z'::timestamptz, '2026-11-18T02:00:00Z', '1 hour') as at`;
  const ctx = ctxOf(database.db, person);
  const first = await getMyVisits(ctx, ctx.actor, { after: null });
  expect(first.visits).toHaveLength(50);
  const { after } = myVisitsQuery.read(`http://localhost/?ab=${first.next ?? ''}`);
  expect(keyOf(after)).not.toBeNull();
  const second = await getMyVisits(ctx, ctx.actor, { after });
  expect(second.visits).toHaveLength(1);
  expect(second.next).toBeNull();
  expect([first.visits[0]?.weekHours, second.visits[0]?.weekHours]).toEqual([25.5, 25.5]);
});
