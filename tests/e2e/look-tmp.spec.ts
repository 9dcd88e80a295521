import postgres from 'postgres';
import { test, expect } from './fixtures.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

test('look', async ({ page, server, ids, signInAs, expectAxeClean, isMobile }) => {
  test.setTimeout(120_000);
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  await switchPresenceOn({ sql, url: server.url });
  const fac = ids.facilities.biogrund;
  await sql`insert into rooms (id, facility_id, name, slug) values
    ('01890000-0000-7000-8000-000000000001', ${fac}, 'Holzwerkstatt', 'holzwerkstatt'),
    ('01890000-0000-7000-8000-000000000002', ${fac}, 'Elektronik-Labor', 'elektronik-labor'),
    ('01890000-0000-7000-8000-000000000003', ${ids.facilities.buergerhaus}, 'Vereinszimmer', 'vereinszimmer') on conflict do nothing`;
  await sql`update users set birth_date = '1990-01-01', presence_visibility = 'name'`;
  await sql`update users set presence_visibility = 'first_name' where id = ${ids.people['lisa.braun']}`;
  await sql`update users set presence_visibility = 'counted' where id = ${ids.people['peter.koenig']}`;
  await sql`delete from visits`;
  const room = '01890000-0000-7000-8000-000000000001';
  for (const [person, from, guests] of [
    ['lisa.braun', '08:05', 2],
    ['peter.koenig', '08:20', 0],
    ['max.mueller', '08:40', 0],
  ] as const)
    await sql`insert into visits (id, user_id, room_id, started_at, started_by, guest_count) values (gen_random_uuid(), ${ids.people[person]}, ${room}, ${`2026-11-18T${from}:00Z`}, 'self', ${guests})`;
  for (let day = 1; day <= 17; day += 1)
    await sql`insert into visits (id, user_id, room_id, started_at, started_by, ended_at, ended_by) values (gen_random_uuid(), ${ids.people['max.mueller']}, ${room}, ${`2026-11-${String(day).padStart(2, '0')}T15:00:00Z`}, 'self', ${`2026-11-${String(day).padStart(2, '0')}T1${6 + (day % 4)}:30:00Z`}, 'auto')`;
  await sql`insert into actions (id, user_id, action_type, gid, metadata, timestamp) select gen_random_uuid(), ${ids.people['lisa.braun']}, t, 'https://tutorial.example/' || t, jsonb_build_object('title', title), '2026-11-18T08:30:00Z'::timestamptz + n * interval '1 minute'
    from (values ('tutorial.read', 'Hobeln für den Anfang', 1), ('work.started', 'Vogelhaus', 2)) v(t, title, n)`;
  await sql`insert into actions (id, user_id, action_type, gid, metadata, timestamp) select gen_random_uuid(), ${ids.people['max.mueller']}, 'work.started', 'x:' || title, jsonb_build_object('title', title), '2026-11-18T08:50:00Z'::timestamptz + n * interval '1 minute'
    from (values ('Stuhl mit Lehne', 1), ('Nistkasten', 2), ('Lampe', 3)) v(title, n)`;
  await signInAs('max.mueller');
  const size = isMobile ? 'phone' : 'wide';
  for (const [name, path] of [
    ['board', '/anwesenheit'],
    ['room', `/anwesenheit/${fac}/holzwerkstatt`],
    ['mine', '/anwesenheit/meine'],
    ['start', '/'],
  ] as const) {
    await page.goto(path);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: `/tmp/helpA/${name}-${size}-${scheme}.png`, fullPage: true });
      await expectAxeClean(page);
    }
  }
  await page.goto('/');
  await page.getByRole('button', { name: 'Vogelhaus' }).count();
  await page.getByLabel('Woran arbeitest du?').fill('Regal');
  await page.getByRole('button', { name: 'Los' }).click();
  await expect(page.getByText('Du arbeitest an „Regal“.')).toBeVisible();
  await page.getByRole('button', { name: 'Nistkasten' }).click();
  await expect(page.getByText('Du arbeitest an „Nistkasten“.')).toBeVisible();
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByText('Abgemeldet.')).toBeVisible();
  await page.screenshot({ path: `/tmp/helpA/start-out-${size}.png`, fullPage: true });
  await page.getByRole('button', { name: 'Holzwerkstatt' }).click();
  await expect(page.getByText('Du bist hier:')).toBeVisible();
  await page.goto('/anwesenheit');
  await page.getByText('Gäste und Ende').click();
  await page.getByLabel('Gäste').fill('3');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('3 Gäste')).toBeVisible();
  await expect(page.getByText(/^Stand \d\d:\d\d$/)).toBeVisible();
  // live
  await sql`insert into visits (id, user_id, room_id, started_at, started_by) values (gen_random_uuid(), ${ids.people['anna.weber' as never] ?? ids.people['eva.lang']}, '01890000-0000-7000-8000-000000000002', now() - interval '1 second', 'self')`;
  await page.screenshot({ path: `/tmp/helpA/board2-${size}.png`, fullPage: true });
  await sql.end();
});
