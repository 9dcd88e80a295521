import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { badgeCodeOf } from '#app/domains/presence/rules/kiosk.ts';
import { paths } from '#app/paths.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { client, type Client, type Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** A browser that is enrolled as a terminal, as forms without JavaScript. Each role on its screens: tests/http/presence-admin.test.ts. */
let house: DemoHouse;
let admin: Client;
let terminalId: string;
let kiosk: Client;
let userId: string;
const code = badgeCodeOf(Uint8Array.from({ length: 16 }, (_, at) => at));
const home = paths.presence.kiosk();

beforeAll(async () => {
  house = await openDemoHouse();
  for (const part of ['presence', 'staff'] as const)
    await switchPartOn({ sql: house.sql, url: house.server.url }, part);
  admin = await house.enter('peter.koenig');
  userId = house.ids.people['lisa.braun'];
  const facility = house.ids.facilities.biogrund;
  await house.sql`update users set member_number = '1042' where id = ${userId}`;
  await house.sql`
    insert into staff_members (id, user_id, operator_id, employment_kind)
    select gen_random_uuid(), ${userId}, operator_id, 'employee' from facilities where id = ${facility}
    on conflict do nothing`;
  await house.sql`
    insert into badges (id, user_id, operator_id, token_hash)
    select gen_random_uuid(), ${userId}, operator_id, ${hashSecret(code)} from facilities where id = ${facility}`;
  const lisa = await house.enter('lisa.braun');
  await lisa.postForm(paths.presence.ownPin(), { intent: 'pin', pin: '7291', repeated: '7291' });
});
afterAll(() => house.close());
beforeEach(async () => {
  terminalId = await makeScreen('terminal');
  kiosk = await enrol(terminalId);
});

async function makeScreen(kind: 'board' | 'terminal'): Promise<string> {
  const fields = { kind, name: 'Eingang', facilityId: house.ids.facilities.biogrund };
  const answer = await admin.postForm(paths.presence.newTerminal(), fields);
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
}
async function codeFor(id: string): Promise<string> {
  const answer = await admin.postForm(paths.presence.terminal(id), { intent: 'invite' });
  return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await answer.text())?.[0] ?? '';
}
async function enrol(id: string): Promise<Client> {
  // Ten codes a minute are allowed for one address.
  await house.sql`delete from rate_limits`;
  const browser = house.visit();
  const answer = await browser.postForm(home, { intent: 'enrol', code: await codeFor(id) });
  expect(answer.status).toBe(303);
  return browser;
}
const post = async (fields: Fields, browser = kiosk) => {
  const answer = await browser.postForm(home, fields);
  const text = await answer.text();
  return { status: answer.status, text, ticket: /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '', answer };
};
const scan = () => post({ intent: 'badge', badge: code });

describe('a terminal', () => {
  test('leads to where its code is for, and shows no person', async () => {
    const board = await makeScreen('board');
    const answer = await house.visit().postForm(home, { intent: 'enrol', code: await codeFor(board) });
    expect(answer.headers.get('location')).toBe(paths.presence.wall());
    const page = await kiosk.get(home);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('set-cookie')).toMatch(/terminal=[\w-]{43}; Path=\/; Max-Age=31536000/);
    const text = await page.text();
    expect(text).toContain('Ausweis vor den Scanner halten');
    expect(text).not.toContain('Lisa');
    expect((await post({ intent: 'enrol', code: '0000-0000-0000-0000' }, house.visit())).status).toBe(422);
  });

  test('identifies by number and PIN, stamps the clock and a room, once per ticket', async () => {
    const person = await post({ intent: 'number', number: '1042', pin: '7291' });
    expect([person.status, person.answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(person.text).toContain('Hallo Lisa');
    expect(person.text).not.toContain('Braun');
    const inside = await post({ intent: 'CLOCK_IN', ticket: person.ticket });
    expect(inside.text).toContain('Eingestempelt um 10:00');
    expect((await post({ intent: 'CLOCK_IN', ticket: person.ticket })).status).toBe(409);
    const again = await post({ intent: 'CLOCK_IN', ticket: inside.ticket });
    expect([again.status, again.text.includes('Die Arbeit läuft schon.')]).toEqual([409, true]);
    const [event] = await house.sql`select source, metadata from time_events order by created_at desc, id desc limit 1`;
    expect(event).toMatchObject({ source: 'TERMINAL', metadata: { terminal_id: terminalId } });
    const [room] = await house.sql<{ id: string }[]>`
      select id from rooms where facility_id = ${house.ids.facilities.biogrund} and is_active order by name limit 1`;
    const enter = await post({ intent: 'enter', room: room?.id ?? '', ticket: again.ticket });
    expect(enter.text).toContain('Angemeldet');
    const [visit] = await house.sql`select started_by from visits where user_id = ${userId} and ended_at is null`;
    expect(visit).toMatchObject({ started_by: 'terminal' });
    for (const intent of ['BREAK_START', 'BREAK_END', 'CLOCK_OUT'])
      expect((await post({ intent, ticket: (await scan()).ticket })).status).toBe(200);
    expect((await post({ intent: 'CLOCK_IN', ticket: (await scan()).ticket })).text).toContain(
      'Heute wurde schon ausgestempelt.',
    );
  });

  test('slows down after a wrong PIN, and takes no other try meanwhile', async () => {
    const wrong = await post({ intent: 'number', number: '1042', pin: '7292' });
    expect([wrong.status, wrong.answer.headers.get('retry-after')]).toEqual([422, '1']);
    const wait = await scan();
    expect([wait.status, wait.answer.headers.get('retry-after'), wait.text.includes('Lisa')]).toEqual([
      429,
      '1',
      false,
    ]);
    expect((await post({ intent: 'badge', badge: code }, await enrol(await makeScreen('terminal')))).status).toBe(200);
  });

  test.each<[string, Fields]>([
    ['nothing', {}],
    ['a PIN of three digits', { intent: 'number', number: '1042', pin: '729' }],
    ['a number with letters', { intent: 'number', number: 'M1', pin: '7291' }],
    ['another QR code', { intent: 'badge', badge: 'https://example.org' }],
    ['an unknown field', { intent: 'badge', badge: code, user: 'x' }],
    ['an act without a ticket', { intent: 'CLOCK_IN' }],
    ['an unknown event', { intent: 'CLOCK', ticket: 'x' }],
  ])('answers 422 to %s and counts no try', async (_what, fields) => {
    expect((await post(fields)).status).toBe(422);
    const [row] = await house.sql`select wrong_tries from terminals where id = ${terminalId}`;
    expect(row).toMatchObject({ wrong_tries: 0 });
  });

  test('knows no room of another facility', async () => {
    const [room] = await house.sql<{ id: string }[]>`
      insert into rooms (id, facility_id, name, slug) values (gen_random_uuid(), ${house.ids.facilities.buergerhaus}, 'Saal', ${crypto.randomUUID()})
      returning id`;
    const { ticket } = await scan();
    expect((await post({ intent: 'enter', room: room?.id ?? '', ticket })).status).toBe(404);
  });

  test('offers no clock while staff is off', async () => {
    await house.sql`update house_settings set staff = false`;
    await house.sql`select pg_notify('live', '{"topic": "parts", "root": "", "version": 0, "to": "server"}')`;
    await expect.poll(async () => (await scan()).text.includes('Stempeluhr')).toBe(false);
    expect((await post({ intent: 'CLOCK_IN', ticket: (await scan()).ticket })).status).toBe(422);
    await switchPartOn({ sql: house.sql, url: house.server.url }, 'staff');
  });
});

describe('tokens', () => {
  test('of a terminal are no session and no API token, and the reverse', async () => {
    const [name, cookie] = [...kiosk.cookies].find(([one]) => one.endsWith('terminal')) ?? ['', ''];
    expect(cookie).toHaveLength(43);
    for (const path of [paths.presence.desk(), paths.presence.ownPin(), paths.start()])
      expect([path, (await kiosk.get(path)).status]).toEqual([path, 302]);
    const asToken = { authorization: `Bearer ${cookie}` };
    expect((await house.visit().request(paths.api.presence(), { headers: asToken })).status).toBe(401);
    const asSession = client(house.server.url);
    for (const [other] of admin.cookies) asSession.cookies.set(other, cookie);
    expect((await asSession.get(paths.presence.desk())).status).toBe(302);
    const session = [...admin.cookies].find(([, value]) => /^[\w-]{43}$/.test(value));
    const asTerminal = client(house.server.url);
    asTerminal.cookies.set(name, session?.[1] ?? '');
    expect(await (await asTerminal.get(home)).text()).toContain('Terminal anmelden');
    expect((await post({ intent: 'badge', badge: code }, asTerminal)).status).toBe(401);
    expect((await post({ intent: 'badge', badge: code }, admin)).status).toBe(401);
  });

  test('of a ticket open nothing at another terminal, nor without one', async () => {
    const { ticket } = await scan();
    expect((await post({ intent: 'again', ticket }, await enrol(await makeScreen('terminal')))).status).toBe(409);
    expect((await post({ intent: 'again', ticket }, house.visit())).status).toBe(401);
  });

  test('of a board and of a revoked terminal identify nobody', async () => {
    const board = await enrol(await makeScreen('board'));
    expect((await post({ intent: 'badge', badge: code }, board)).status).toBe(401);
    expect(await (await kiosk.get(paths.presence.wall())).text()).toContain('Tafel anmelden');
    expect((await kiosk.get(paths.presence.wallLive())).status).toBe(401);
    const { ticket } = await scan();
    await admin.postForm(paths.presence.terminal(terminalId), { intent: 'revoke' });
    expect((await scan()).status).toBe(401);
    expect((await post({ intent: 'again', ticket })).status).toBe(401);
    expect(await (await kiosk.get(home)).text()).toContain('Dieses Terminal ist abgemeldet.');
  });

  test('of a revoked badge are wrong', async () => {
    await house.sql`update badges set revoked_at = now()`;
    expect((await scan()).status).toBe(422);
    await house.sql`update badges set revoked_at = null`;
  });
});
