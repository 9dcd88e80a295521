import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routeTable } from '#app/routes.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import type { Client } from '#tests/setup/client.ts';

/** Cross-site requests (quality 8). The list of routes is routes.ts, so that every new route is included. */
let house: DemoHouse;
let admin: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('admin');
});
afterAll(() => house.close());

const html = { accept: 'text/html' };
const refusal = 'Diese Anfrage kam nicht von dieser Seite';
const advice = 'Bitte die Seite neu laden und noch einmal versuchen.';
const origins: [name: string, origin: (url: string) => string | null][] = [
  ['another site', () => 'https://example.org'],
  ['"null"', () => 'null'],
  ['no origin', () => null],
  ['another port', () => 'http://localhost:1'],
  ['a name that begins like our origin', (url) => `${url}.example.org`],
  ['a path of ours', (url) => `${url}/`],
  ['ours in capitals and foreign', (url) => `${url.toUpperCase()}@example.org`],
];

const filled = (path: string): string =>
  path.replaceAll(/:\w+/g, 'x').replace('*', path === '*' ? '/nirgends' : 'nirgends');
const provingRoutes = routeTable.filter(({ credentials }) => credentials !== 'none');
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const writesOf = (kind: (credentials: (typeof routeTable)[number]['credentials']) => boolean) =>
  routeTable.filter(({ credentials }) => kind(credentials)).map(({ path }) => filled(path));
const writes = writesOf((credentials) => credentials === 'cookie' || credentials === 'either');
const writesWithoutProof = writesOf((credentials) => credentials === 'none');

/** The data address of a page for client navigation; the API has no pages. */
const dataOf = (path: string): string[] => (path.startsWith('/api/') ? [] : [`${path === '/' ? '/_root' : path}.data`]);

const send = (method: string, path: string, origin: string | null, headers: Record<string, string> = html) =>
  admin.request(path, { method, body: new URLSearchParams({ nonce: 'x' }), headers }, { origin });

describe.each(origins)('a write from %s', (_name, originOf) => {
  let before: Awaited<ReturnType<typeof countWritten>>;
  beforeAll(async () => {
    before = await countWritten(house.sql);
  });

  // All methods and addresses of a route at once: thousands of requests one after the other take a minute.
  test.each(writes)('gets a refusal before any other check: %s', async (path) => {
    const urls = [path, ...dataOf(path), `${path}?index`];
    const calls = METHODS.flatMap((method) => urls.map((url): [string, string] => [method, url]));
    const answers = await Promise.all(
      calls.map(async ([method, url]) => {
        const answer = await send(method, url, originOf(house.server.url));
        const text = await answer.text();
        return [method, url, answer.status, text.includes(refusal) && text.includes(advice)];
      }),
    );
    expect(answers).toEqual(calls.map((call) => [...call, 403, true]));
  });

  test('writes nothing and ends no session', async () => {
    expect(await countWritten(house.sql)).toEqual(before);
    expect((await admin.get('/konto/sitzungen')).status).toBe(200);
  });
});

test.each(writes)('accepts a write from our own origin: %s', async (path) => {
  for (const method of METHODS) {
    const person = path === '/abmelden' ? await house.enter('trainer') : admin;
    const answer = await person.request(path, { method, body: new URLSearchParams({ nonce: 'x' }), headers: html });
    expect([method, answer.status < 500]).toEqual([method, true]);
    expect(await answer.text()).not.toContain(refusal);
  }
});

test('refuses a program with a problem', async () => {
  const answer = await send('POST', '/buchungen/neu', 'https://example.org', { accept: 'application/json' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'application/problem+json; charset=utf-8']);
  expect(await answer.json()).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN', title: refusal });
});

test.each(writesWithoutProof)('answers 405 where no route reads a credential: %s', async (path) => {
  for (const method of METHODS)
    for (const origin of ['https://example.org', house.server.url])
      expect([method, origin, (await send(method, path, origin)).status]).toEqual([method, origin, 405]);
});

test.each(provingRoutes.map(({ path }) => filled(path)))(
  'refuses a request with a cookie and a token: %s',
  async (path) => {
    for (const method of ['GET', 'POST']) {
      const init: RequestInit = { method, headers: { ...html, authorization: 'Bearer abc' } };
      if (method === 'POST') init.body = new URLSearchParams();
      const answer = await admin.request(path, init);
      expect([method, answer.status]).toEqual([method, 400]);
      expect(await answer.text()).toContain('Zwei Anmeldungen in einer Anfrage');
    }
  },
);

test('keeps foreign pages from framing ours or running a script in it', async () => {
  const answer = await admin.get('/kalender');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src [^;]*'nonce-/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
});
