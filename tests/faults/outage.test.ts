import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { openDatabaseProxy, type DatabaseProxy } from '#tests/setup/database-proxy.ts';
import { openEvents } from '#tests/setup/event-stream.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/** A database that is slow, silent or gone (quality 14): said with 503 in time, and over by itself. */
const OUTAGE_SECONDS = Number(process.env.OUTAGE_SECONDS ?? 6);
/** 11 s for a word of the server (app/db/deadlines.server.ts), and a little for a busy machine. */
const ANSWER_WITHIN_MS = 14_000;
const BACK_WITHIN_MS = 8_000;

/** Has its own way to the database; keeps no worker, so that jobs are the other one's. */
let house: DemoHouse;
let proxy: DatabaseProxy;
/** Web and worker in one process, behind the wire. */
let bent: TestServer;
let max: Client;

beforeAll(async () => {
  house = await openDemoHouse({ env: { PLATZWART_PROCESS: 'web' } });
  proxy = await openDatabaseProxy(house.server.databaseUrl);
  bent = await startServer({ on: house.server, env: { DATABASE_URL: proxy.through(house.server.databaseUrl) } });
  max = client(bent.url);
});
afterAll(async () => {
  await bent.stop();
  await proxy.close();
  await house.close();
});
afterEach(() => {
  const lines = bent.output().split('\n');
  expect(lines.filter((line) => /nobody (?:handled|caught)|the worker ended|"level":60/.test(line))).toEqual([]);
});

const html = { accept: 'text/html' };
const german = 'Gerade geht es nicht';
let day = 0;
const booking = () => ({
  ...freeHour(house.ids),
  date: addDays('2027-02-01', ++day),
  nonce: `outage-${day}`,
});

/** Every kind of request at once; all are answered 503, in time and with a word when to come again. */
async function expectBusyEverywhere(): Promise<void> {
  const started = performance.now();
  const answers = await Promise.all([
    client(bent.url).get('/kalender', { headers: html }),
    max.get(paths.booking.mine(), { headers: html }),
    max.get(`${paths.booking.mine()}.data`),
    max.postForm(paths.booking.request(), booking(), { headers: html }),
    max.postForm('/anmelden', { email: 'a@b.example', password: 'x' }, { headers: html }),
    max.get('/ereignisse', { headers: { accept: 'text/event-stream' } }),
  ]);
  expect(performance.now() - started).toBeLessThan(ANSWER_WITHIN_MS);
  for (const answer of answers) {
    expect([answer.url, answer.status, answer.headers.get('retry-after')]).toEqual([answer.url, 503, '2']);
    await answer.arrayBuffer();
  }
  expect((await fetch(`${bent.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${bent.url}/readyz`)).status).toBe(503);
}

/** Reading, writing, telling and jobs go on without anybody's help. */
async function backAfterMs(): Promise<number> {
  const started = performance.now();
  await expect.poll(async () => (await fetch(`${bent.url}/readyz`)).status, { timeout: BACK_WITHIN_MS }).toBe(200);
  await expect.poll(async () => (await max.get(paths.booking.mine())).status, { timeout: BACK_WITHIN_MS }).toBe(200);
  await expect
    .poll(async () => (await max.postForm(paths.booking.request(), booking())).status, { timeout: BACK_WITHIN_MS })
    .toBe(303);
  await house.sql`select graphile_worker.add_job('booking.expire')`;
  const jobs = () => house.sql`select 1 from graphile_worker.jobs where task_identifier = 'booking.expire'`;
  await expect.poll(jobs, { timeout: BACK_WITHIN_MS }).toHaveLength(0);
  return performance.now() - started;
}

test('gone at the very first request: a page in the reader’s language', async () => {
  await proxy.goAway();
  const stranger = client(bent.url);
  const page = await stranger.get('/kalender', { headers: html });
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await page.text()).toContain(german);
  stranger.cookies.set('locale', 'en');
  expect(await (await stranger.get('/kalender', { headers: html })).text()).toContain('Not possible right now');
  await proxy.comeBack();
  await expect.poll(async () => (await stranger.get('/kalender')).status, { timeout: BACK_WITHIN_MS }).toBe(200);
  await max.signIn('max.mueller@demo.example', 'platzwart-demo');
  expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
});

describe('with a reader whose page is open', () => {
  test('gone', async () => {
    const stream = await openEvents(max, '/ereignisse');
    await expect.poll(() => stream.events.length).toBeGreaterThan(0);
    const told = stream.events.length;
    await proxy.goAway();
    const until = performance.now() + OUTAGE_SECONDS * 1_000;
    do {
      await expectBusyEverywhere();
      await sleep(500);
    } while (performance.now() < until);
    await proxy.comeBack();
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
    await expect
      .poll(() => stream.events.slice(told), { timeout: 8_000 })
      .toContainEqual({ event: 'resync', data: {} });
    stream.close();
  });

  test('silent: connections stay open and nothing moves', async () => {
    proxy.pause();
    await expectBusyEverywhere();
    await expectBusyEverywhere();
    proxy.resume();
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
  });

  test('cut again and again under load: every answer is a right one or 503', async () => {
    const statuses = new Set<number>();
    const over = new AbortController();
    const load = Array.from({ length: 6 }, async (_, lane) => {
      while (!over.signal.aborted) {
        const sent = lane % 2 === 0 ? max.get('/kalender') : max.postForm(paths.booking.request(), booking());
        const answer = await sent;
        await answer.arrayBuffer();
        statuses.add(answer.status);
      }
    });
    for (let cuts = 0; cuts < 10; cuts += 1) {
      await sleep(200 + 13 * cuts);
      proxy.cut();
    }
    over.abort();
    await Promise.all(load);
    expect([...statuses].filter((status) => ![200, 303, 409, 422, 503].includes(status))).toEqual([]);
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
  });

  test('slow: pages come late, and right', async () => {
    proxy.delay(150);
    const page = await max.get(paths.booking.mine());
    proxy.delay(0);
    expect(page.status).toBe(200);
  });
});
