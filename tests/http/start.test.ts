import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse();
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
    expect(await start('eva.lang')).toContain('Gerade wartet nichts');
    await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-05-05' });
    expect(await start('peter.koenig')).toContain(`Anfragen entscheiden ${before + 1}`);
    expect(await start('karin.schaefer')).not.toContain(`Anfragen entscheiden ${before + 1}`);
    expect(await start('eva.lang')).toContain('Meine Anfragen, noch ohne Entscheidung 1');
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
});
