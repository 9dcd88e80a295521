import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';

/** Calendar feeds over HTTP: the page that makes their links, and what programs read. */
const page = paths.booking.feeds();
let house: DemoHouse;
let max: Client;
let eva: Client;

beforeAll(async () => {
  house = await openDemoHouse({ env: { LOG_LEVEL: 'debug' } });
  [max, eva] = [await house.enter('max.mueller'), await house.enter('eva.lang')];
});
afterAll(() => house.close());

/** Every token that a test has seen. */
const tokens: string[] = [];
const pathIn = (text: string): string => /\/kalender\/abo\/[\w-]{32}\.ics/.exec(text)?.[0] ?? '';
async function made(person: Client, fields: Fields): Promise<string> {
  const answer = await person.postForm(page, fields);
  const path = pathIn(await answer.text());
  expect([answer.status, answer.headers.get('cache-control'), path]).toEqual([
    200,
    'no-store',
    expect.stringMatching('.'),
  ]);
  tokens.push(path.slice('/kalender/abo/'.length, -'.ics'.length));
  return path;
}
const subjectOf = (id: string) => `ressource:${id}`;

describe('the page', () => {
  test('teaches while there is no feed, and chooses the calendar of a link', async () => {
    const id = house.ids.resources.kleinfeld;
    const text = await (await eva.get(paths.booking.feeds({ ressource: id }))).text();
    expect(text).toContain('Noch kein Kalender abonniert');
    expect(text).toMatch(new RegExp(`<option value="ressource:${id}" selected=""`));
  });

  test('shows a new link once, with a code to scan and links to three kinds of calendars', async () => {
    const answer = await max.postForm(page, { intent: 'add', subject: 'ich', withCancelled: 'on' });
    const text = await answer.text();
    const path = pathIn(text);
    tokens.push(path.slice('/kalender/abo/'.length, -'.ics'.length));
    const { host } = new URL(house.server.url);
    const webcal = `webcal://${host}${path}`;
    expect(text).toContain(`href="${webcal}"`);
    expect(text).toContain(`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`);
    expect(text).toContain(`addfromweb?url=${encodeURIComponent(`${house.server.url}${path}`)}`);
    expect(text).toContain('aria-label="QR-Code mit der Adresse des Kalenders"');
    const later = await (await max.get(page)).text();
    expect([later.includes('Noch nie abgerufen'), pathIn(later)]).toEqual([true, '']);
  });

  test.each<[string, Fields]>([
    ['no subject', { intent: 'add' }],
    ['an unreadable subject', { intent: 'add', subject: 'ressource:1' }],
    ['an unknown team', { intent: 'add', subject: 'mannschaft:01890000-0000-7000-8000-000000000000' }],
    ['a foreign field', { intent: 'renew', subject: 'ich', owner: 'x' }],
    ['an unknown act', { intent: 'steal', subject: 'ich' }],
  ])('answers 422 to %s', async (_name, fields) => {
    expect((await eva.postForm(page, fields)).status).toBe(422);
  });

  test('leaves out cancelled dates, ends a feed, and says so', async () => {
    await made(eva, { intent: 'add', subject: 'ich', withCancelled: 'on' });
    const [row] = await house.sql<
      { id: string }[]
    >`select id from calendar_feeds where user_id = ${house.ids.people['eva.lang']}`;
    const id = row?.id ?? '';
    for (const [intent, words] of [
      ['hide', 'ohne Absagen'],
      ['show', 'mit Absagen'],
      ['end', 'Das Abo ist beendet'],
    ] as const) {
      expect((await eva.postForm(page, { intent, id })).status).toBe(303);
      expect(await (await eva.get(page)).text()).toContain(words);
    }
  });
});

describe('a feed', () => {
  test('is a calendar for a reader without a cookie, and sets none', async () => {
    const path = await made(max, { intent: 'renew', subject: 'ich' });
    for (const reader of [house.visit(), max]) {
      const answer = await reader.get(path, { headers: { 'accept-encoding': 'identity' } });
      const { headers } = answer;
      expect([
        answer.status,
        headers.get('content-type'),
        headers.get('set-cookie'),
        headers.get('cache-control'),
      ]).toEqual([200, 'text/calendar; charset=utf-8', null, 'private, no-cache']);
      expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
      expect([headers.get('content-disposition'), headers.get('x-robots-tag')]).toEqual([
        'inline; filename="platzwart.ics"',
        'noindex',
      ]);
      expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    }
  });

  test('answers 304 until an event changes or leaves', async () => {
    const path = await made(max, { intent: 'renew', subject: 'ich' });
    const reader = house.visit();
    const read = async (etag: string) => {
      const answer = await reader.get(path, { headers: { 'if-none-match': etag } });
      return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: await answer.text() };
    };
    const first = await read('"other"');
    expect(first.status).toBe(200);
    expect(await read(first.etag)).toEqual({ status: 304, etag: first.etag, text: '' });
    const plain = await reader.get(path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('etag')).toBe(first.etag.replace('-gzip', ''));
    const [booking] = await house.sql<{ id: string }[]>`
      select id from bookings where created_by = ${house.ids.people['max.mueller']} and date > '2026-12-01' order by date limit 1`;
    await house.sql`update bookings set status = 'archived', archived_at = now() where id = ${booking?.id ?? ''}`;
    const second = await read(first.etag);
    expect([first.text, second.text].map((text) => text.includes(booking?.id ?? ''))).toEqual([true, false]);
    expect((await read(second.etag)).status).toBe(304);
  });

  test('answers 404 in plain text to an ended link, a wrong suffix and an unknown token', async () => {
    const old = await made(eva, { intent: 'renew', subject: 'ich' });
    await house.visit().get(old);
    const path = await made(eva, { intent: 'renew', subject: 'ich' });
    for (const wrong of [
      old,
      path.replace('.ics', ''),
      `${path}.data`,
      path.replace('.ics', '.ICS'),
      `/kalender/abo/${'x'.repeat(32)}.ics`,
    ]) {
      const answer = await house.visit().get(wrong);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
      expect(answer.headers.get('content-type')).toMatch(
        wrong.endsWith('.data') ? 'application/problem' : 'text/plain',
      );
    }
    await house.sql`update users set is_active = false where id = ${house.ids.people['eva.lang']}`;
    expect((await house.visit().get(path)).status).toBe(404);
    await house.sql`update users set is_active = true where id = ${house.ids.people['eva.lang']}`;
    expect((await house.visit().get(path)).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers 405 to %s of every role', async (method) => {
    const path = await made(max, { intent: 'renew', subject: subjectOf(house.ids.resources.kleinfeld) });
    for (const person of [house.visit(), max, await house.enter('admin')]) {
      const answer = await person.request(path, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('leaves no token in the log, the audit log or the database', async () => {
    expect(tokens.length).toBeGreaterThan(5);
    expect(house.server.output()).toContain('"path":"/kalender/abo/…"');
    const [row] = await house.sql<{ text: string }[]>`
      select (select string_agg(to_jsonb(l)::text, '') from audit_log l) || (select string_agg(to_jsonb(f)::text, '') from calendar_feeds f)
        || coalesce((select string_agg(key, '') from rate_limits), '') as text`;
    const found = tokens.filter((token) => house.server.output().includes(token) || row?.text.includes(token));
    expect(found).toEqual([]);
  });
});
