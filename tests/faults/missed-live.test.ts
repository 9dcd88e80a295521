import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#tests/setup/database-proxy.ts';
import { type EventStream, openEvents } from '#tests/setup/event-stream.ts';
import { type DemoHouse, freeHour, openDemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/**
 * A booking of another process while this one has no connection to the database: it is announced as `resync` and visible then
 * (quality 11).
 */
let house: DemoHouse;
let proxy: DatabaseProxy;
let deaf: TestServer;
/** Under the app role, which may end its own connections. */
let app: postgres.Sql;
let max: Client;
let reader: Client;
let stream: EventStream;

beforeAll(async () => {
  house = await openDemoHouse();
  proxy = await openDatabaseProxy(house.server.databaseUrl);
  const env = { DATABASE_URL: proxy.through(house.server.databaseUrl), PLATZWART_PROCESS: 'web' };
  deaf = await startServer({ on: house.server, env });
  app = postgres(house.server.databaseUrl, { max: 1 });
  max = await house.enter('max.mueller');
  reader = client(deaf.url);
  for (const [name, value] of max.cookies) reader.cookies.set(name, value);
  stream = await openEvents(reader, '/ereignisse');
});
afterAll(async () => {
  stream.close();
  await app.end({ timeout: 2 });
  await deaf.stop();
  await proxy.close();
  await house.close();
});

const listeners = () => app<{ pid: number }[]>`
  select pid from pg_stat_activity where datname = current_database() and application_name = 'platzwart live'`;

async function book(title: string, date: string): Promise<void> {
  const form = { ...freeHour(house.ids), title, date, nonce: `missed-${date}` };
  expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
}

/** The first message after `from` is a resync; a page that is read after it shows the booking. */
async function seenAfterResync(from: number, title: string, withinMs: number): Promise<void> {
  await expect.poll(() => stream.events.slice(from), { timeout: withinMs }).toEqual([{ event: 'resync', data: {} }]);
  const week = paths.booking.week({ ressource: house.ids.resources.kleinfeld, woche: '2026-W49' });
  let page: Response | undefined;
  // Pages are 503 for a while during the outage; the first 200 is right.
  const status = async () => (page = await reader.get(week)).status;
  await expect.poll(status, { timeout: 15_000 }).toBe(200);
  expect(await page?.text()).toContain(title);
}

test('its connection is ended by the database', async () => {
  // Both processes listen from their start on.
  await expect.poll(listeners, { timeout: 5_000 }).toHaveLength(2);
  const before = new Set((await listeners()).map(({ pid }) => pid));
  const from = stream.events.length;
  proxy.shut();
  await app`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'platzwart live'`;
  // The other process comes back at once, with a connection of its own.
  const left = async () => (await listeners()).filter(({ pid }) => before.has(pid));
  await expect.poll(left, { timeout: 2_000 }).toHaveLength(0);
  await book('Lücke eins', '2026-12-01');
  await sleep(300);
  expect(stream.events.slice(from)).toEqual([]);
  await proxy.comeBack();
  await seenAfterResync(from, 'Lücke eins', 10_000);
});

test('its connection is half open: it was never closed, and no data arrives', async () => {
  const from = stream.events.length;
  proxy.strand();
  await book('Lücke zwei', '2026-12-02');
  await sleep(300);
  expect(stream.events.slice(from)).toEqual([]);
  const since = performance.now();
  await seenAfterResync(from, 'Lücke zwei', 30_000);
  process.stdout.write(`a half-open connection was noticed after ${Math.round(performance.now() - since)} ms\n`);

  await book('Danach', '2026-12-03');
  await expect.poll(() => stream.events.at(-1)?.event).toBe('live');
});
