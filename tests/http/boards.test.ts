import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

/** A browser that is enrolled as a board. Every role on its screens: tests/http/presence-admin.test.ts. */
let house: DemoHouse;
let admin: Client;
let facilityId: string;
beforeAll(async () => {
  house = await openDemoHouse();
  await switchPresenceOn({ sql: house.sql, url: house.server.url });
  admin = await house.enter('peter.koenig');
  facilityId = house.ids.facilities.biogrund;
  await house.sql`
    with room as (insert into rooms (id, facility_id, name, slug) values (gen_random_uuid(), ${facilityId}, 'Töpferei', 'toepferei') returning id)
    insert into visits (id, user_id, room_id, started_at, started_by)
    select gen_random_uuid(), ${house.ids.people['max.mueller']}, id, '2026-11-18T08:00:00Z', 'self' from room`;
});
afterAll(() => house.close());

async function makeTerminal(): Promise<string> {
  const answer = await admin.postForm(paths.presence.newTerminal(), { kind: 'board', name: 'Flur', facilityId });
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
async function codeOf(terminalId: string): Promise<string> {
  const answer = await admin.postForm(paths.presence.terminal(terminalId), { intent: 'invite' });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await answer.text())?.[0] ?? '';
}
const textAt = async (person: Client, path: string) => await (await person.get(path)).text();

describe('a board', () => {
  test('is enrolled by its code once, shows who is in, opens nothing else, and is signed off', async () => {
    const terminalId = await makeTerminal();
    const code = await codeOf(terminalId);
    const wall = house.visit();
    expect(await textAt(wall, paths.presence.wall())).toContain('Tafel anmelden');
    expect((await wall.get(paths.presence.wallLive())).status).toBe(401);
    expect((await wall.postForm(paths.presence.wall(), { code: '0000-0000-0000-0000' })).status).toBe(422);
    expect((await wall.postForm(paths.presence.wall(), { code })).status).toBe(303);
    expect((await house.visit().postForm(paths.presence.wall(), { code })).status).toBe(422);
    const page = await wall.get(paths.presence.wall());
    // Each page makes the cookie last for another year.
    expect(page.headers.get('set-cookie')).toMatch(/terminal=[\w-]{43}; Path=\/; Max-Age=31536000/);
    const shown = await page.text();
    expect(shown).toContain('Biogrund Sportpark');
    expect(shown).toContain('Töpferei');
    expect(shown).not.toContain('Müller');
    expect((await wall.get(paths.presence.desk())).status).toBe(302);
    expect((await wall.get(paths.presence.board())).status).toBe(302);
    await admin.postForm(paths.presence.terminal(terminalId), { intent: 'revoke' });
    const off = await textAt(wall, paths.presence.wall());
    expect(off).toContain('Diese Tafel ist abgemeldet.');
    expect(off).not.toContain('Töpferei');
    expect((await wall.get(paths.presence.wallLive())).status).toBe(401);
  });

  test.each<[string, Fields, number]>([
    ['an empty name', { name: ' ' }, 422],
    ['81 characters', { name: 'x'.repeat(81) }, 422],
    ['no facility', { facilityId: '' }, 422],
    ['an unknown facility', { facilityId: crypto.randomUUID() }, 404],
    ['an unknown kind', { kind: 'door' }, 422],
    ['an unknown field', { token: 'x' }, 422],
  ])('refuses %s', async (_what, values, status) => {
    const answer = await admin.postForm(paths.presence.newTerminal(), {
      kind: 'board',
      name: 'Flur',
      facilityId,
      ...values,
    });
    expect(answer.status).toBe(status);
  });
});
