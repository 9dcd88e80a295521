import { setTimeout as sleep } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.stop());

test.each(['/healthz', '/readyz'])('answers 200 at %s', async (path) => {
  expect((await client(server.url).get(path)).status).toBe(200);
});

test('signs a demo person in', async () => {
  const { email, password } = demoPerson('member');
  const person = client(server.url);
  await person.signIn(email, password);
  expect((await person.get('/konto/sitzungen')).status).toBe(200);
});

test('throws in the test client when the password is wrong', async () => {
  const { email } = demoPerson('extern');
  await expect(client(server.url).signIn(email, 'falsch')).rejects.toThrow(/answered 4\d\d/);
});

test('sends Retry-After after too many wrong passwords', async () => {
  const stranger = client(server.url);
  const answers: Response[] = [];
  for (let tries = 0; tries < 11; tries += 1)
    answers.push(await stranger.postForm('/anmelden', { email: 'niemand@demo.example', password: 'falsch' }));
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test.each([['https://example.org'], ['null'], [null]])('refuses a form from %s', async (origin) => {
  const response = await client(server.url).postForm('/anmelden', { email: 'a@b.example', password: 'x' }, { origin });
  expect(response.status).toBe(403);
});

/** Strings of libraries that belong to the server. A screen that uses one outside of its loader and action would bundle it. */
test.each(['PlainDate', 'ZodError', 'argon2', 'PostgresError'])('has no file for browsers with %s', (mark) => {
  const folder = path.join('build', 'client', 'assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts).not.toEqual([]);
  expect(scripts.filter((name) => readFileSync(path.join(folder, name), 'utf8').includes(mark))).toEqual([]);
});

test.each([
  ['a path of 7,000 segments', '/a'.repeat(7_000), 414],
  ['a path of 7,000 segments with .data', `${'/a'.repeat(7_000)}.data`, 414],
  ['route discovery of 3,500 segments', `/__manifest?version=1&p=${'/a'.repeat(3_500)}`, 404],
  ['many paths for route discovery', `/__manifest?version=1${'&p=/a/b/c/d'.repeat(650)}`, 404],
])('refuses %s and answers /healthz meanwhile', async (_name, url, status) => {
  // The router took 3 to 12 s for such an address and answered no other request meanwhile.
  const patience = { signal: AbortSignal.timeout(3_000) };
  const attack = fetch(new URL(url, server.url), patience);
  await sleep(10);
  const health = fetch(new URL('/healthz', server.url), patience);
  expect([(await attack).status, (await health).status]).toEqual([status, 200]);
});
