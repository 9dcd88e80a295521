import { expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });
const { sql } = database;

test('writeMakerspace writes two rooms of the makerspace and a hall, with the doors that check in', async () => {
  const rows = await sql`select r.slug, a.slug as area, a.check_in_on_open as "checksIn", r.is_public as "isPublic",
    (select count(*)::int from resources where room_id = r.id) as resources from rooms r left join areas a on a.room_id = r.id order by 1`;
  expect([...rows]).toEqual([
    { slug: 'elektronik-labor', area: null, checksIn: null, isPublic: true, resources: 0 },
    { slug: 'holzwerkstatt', area: 'workshop', checksIn: true, isPublic: true, resources: 0 },
    { slug: 'mehrzweckhalle', area: 'halle', checksIn: true, isPublic: false, resources: 2 },
  ]);
});

test('a fortnight of visits, each with its actions, and three people who are in', async () => {
  const [counts] = await sql`
    select count(*)::int as visits, count(*) filter (where ended_at is null)::int as open, count(*) filter (where estimated)::int as forgotten,
      min(started_at) >= '2026-11-04' as recent from visits`;
  expect(counts).toEqual({ visits: 25, open: 3, forgotten: 2, recent: true });
  const present = await database.db.$client.query(
    { text: 'select count(*)::int as n from presence where is_present' },
    [],
  );
  expect(present.rows).toEqual([{ n: 3 }]);
  const working =
    await sql`select u.first_name as name, a.metadata ->> 'title' as title from actions a join users u on u.id = a.user_id
    join presence p on p.user_id = a.user_id and a.timestamp >= p.since where a.action_type = 'work.started' order by 1`;
  expect([...working]).toEqual([
    { name: 'Aylin', title: 'Wetterstation' },
    { name: 'Mia', title: 'Vogelhaus' },
    { name: 'Thomas', title: 'Vogelhaus' },
  ]);
});

test('past dates have a head count, and those of the last days ask for one', async () => {
  const [row] = await sql`
    select count(u.booking_id)::int > 50 as counted, count(*) filter (where u.booking_id is null and b.date >= '2026-11-12')::int > 0 as asked,
      count(*) filter (where u.booking_id is null and b.date < '2026-11-12')::int as open
    from bookings b left join booking_usage u on u.booking_id = b.id where b.date < '2026-11-18' and b.decision = 'approved'`;
  expect(row).toEqual({ counted: true, asked: true, open: 0 });
});
