import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearMakerspace } from '#tests/factories/makerspace.ts';
import { paths } from '#app/paths.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse({ env: { PLATZWART_PROCESS: 'web' } });
});
afterAll(() => house.close());

/** The start page of a demo person as text without tags. */
async function start(keyOrRole: string): Promise<string> {
  const answer = await (await house.enter(keyOrRole)).get('/');
  expect(answer.status).toBe(200);
  const main = /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? '';
  return main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('the start page', () => {
  test('sends a visitor without an account to the week', async () => {
    const answer = await house.visit().get('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, paths.booking.week()]);
  });

  test.each([
    ['admin', true],
    ['manager', false],
    ['trainer', false],
    ['member', false],
    ['extern', false],
  ])('shows a %s what waits and their next bookings, and what does not run: %s', async (role, hasChecks) => {
    const text = await start(role);
    expect(text).toContain('Was auf mich wartet');
    expect(text).toContain('Meine nächsten Termine');
    expect(text.includes('Was nicht läuft')).toBe(hasChecks);
  });

  test('counts requests of the admin’s operator, and a person’s own requests', async () => {
    const before = Number(/Anfragen entscheiden (\d+)/.exec(await start('peter.koenig'))?.[1] ?? 0);
    expect(await start('aylin.demir')).toContain('Gerade wartet nichts');
    expect(await start('eva.lang')).toContain('Dienste, die sich übernehmen lassen 1');
    await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-05-05' });
    expect(await start('peter.koenig')).toContain(`Anfragen entscheiden ${before + 1}`);
    expect(await start('karin.schaefer')).not.toContain(`Anfragen entscheiden ${before + 1}`);
    expect(await start('eva.lang')).toContain('Meine Anfragen, noch ohne Entscheidung 1');
  });

  test('names the next shifts of a person of the crew, and none to others', async () => {
    expect(await start('eva.lang')).toMatch(/Meine nächsten Dienste .* \d\d:\d\d–\d\d:\d\d Uhr /);
    expect(await start('max.mueller')).not.toContain('Meine nächsten Dienste');
  });

  test('explains the backup until there is one, and again when it is old', async () => {
    expect(await start('peter.koenig')).toMatch(/Noch nie gesichert.*npm run backup -- DATEI/);
    const write = (at: string) =>
      house.sql`insert into house_settings (last_backup_at) values (${at}::text::timestamptz)
        on conflict (id) do update set last_backup_at = excluded.last_backup_at`;
    await write('2026-11-16T02:00:00Z');
    expect(await start('peter.koenig')).toContain('Gesichert Mo 16.11.2026, 03:00 Uhr.');
    await write('2026-11-08T02:00:00Z');
    expect(await start('peter.koenig')).toContain('Seit 10 Tagen nicht gesichert.');
  });

  test.each([
    ['full', 'Der Datenträger ist voll', 'Bitte Platz schaffen'],
    ['not_writable', 'Der Ordner ist nicht beschreibbar', 'dort zu schreiben'],
    ['other', 'Der Datenträger meldet einen Fehler', 'Das Protokoll des Servers nennt ihn'],
  ])('says why actions are not written to their files (%s), until they are', async (failure, why, help) => {
    expect(await start('peter.koenig')).not.toContain('Tätigkeiten werden seit');
    await house.sql`insert into action_files (failure, failed_at) values (${failure}, '2026-11-18T07:30:00Z')
      on conflict (id) do update set failure = excluded.failure, failed_at = excluded.failed_at`;
    const text = await start('peter.koenig');
    expect(text).toMatch(/Tätigkeiten werden seit .*08:30.* nicht in ihre Dateien geschrieben/);
    expect([text.includes(why), text.includes(help)]).toEqual([true, true]);
    expect(await start('eva.lang')).not.toContain('Dateien');
    await house.sql`update action_files set failure = null, failed_at = null`;
  });

  test('says that actions wait when no worker writes them', async () => {
    await clearMakerspace(house.sql);
    const [action] = await house.sql<{ id: string }[]>`insert into actions (id, user_id, action_type, gid, timestamp)
      select gen_random_uuid(), id, 'work.started', 'x', '2026-11-18T08:00:00Z' from users limit 1 returning id`;
    expect(await start('peter.koenig')).toMatch(/Tätigkeiten warten seit .*09:00.*ob der Worker läuft/);
    await house.sql`update actions set line = 1 where id = ${action?.id ?? ''}`;
    expect(await start('peter.koenig')).not.toContain('Tätigkeiten warten');
  });
});
