import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { openDatabaseProxy, type DatabaseProxy } from '#tests/setup/database-proxy.ts';
import { openEvents } from '#tests/setup/event-stream.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/** A slow, silent or absent database (quality 14) is answered with 503 in time, and the server recovers by itself. */

/** Longer than every deadline: 5 s for a connection, 11 s for a silent server. */
const OUTAGE_SECONDS = scaled(30, 15);
/** 11 s for the answer to a statement (app/db/pool.server.ts), and 3 s for a busy machine. */
const ANSWER_WITHIN_MS = 14_000;
const BACK_WITHIN_MS = 8_000;

/** Has its own connection to the database; runs no worker, so that the other process runs the jobs. */
let house: DemoHouse;
let proxy: DatabaseProxy;
/** Web and worker in one process, connected through the proxy. */
let bent: TestServer;
let max: Client;
/** A program of the same person. */
let program: Api;

beforeAll(async () => {
  house = await openDemoHouse({ env: { PLATZWART_PROCESS: 'web' } });
  proxy = await openDatabaseProxy(house.server.databaseUrl);
  bent = await startServer({ on: house.server, env: { DATABASE_URL: proxy.through(house.server.databaseUrl) } });
  max = client(bent.url);
  program = await apiOf(house, 'max.mueller');
});
afterAll(async () => {
  await bent.stop();
  await proxy.close();
  await house.close();
});
afterEach(() => {
  const lines = bent.output().split('\n');
  expect(lines.filter((line) => /unhandled rejection|uncaught|"level":60/.test(line))).toEqual([]);
});

const html = { accept: 'text/html' };
const absent = '01890000-0000-7000-8000-000000000000';
const german = 'Gerade geht es nicht';
let day = 0;
const booking = () => ({
  ...freeHour(house.ids),
  date: addDays('2027-02-01', ++day),
  nonce: `outage-${day}`,
});

const wanted = () => {
  const { nonce, eventTypeId, description: _none, ...rest } = booking();
  return { key: nonce, body: { ...rest, bookingType: eventTypeId } };
};
/** Sent during an outage, with their keys. */
let unsettled: ReturnType<typeof wanted>[] = [];

async function expectProgramRefused(): Promise<void> {
  const request = wanted();
  unsettled.push(request);
  const answers = await Promise.all([
    program('GET', paths.api.booking(absent), { url: bent.url }),
    program('POST', paths.api.bookings(), { ...request, url: bent.url }),
  ]);
  for (const { status, headers, json } of answers) {
    expect([status, headers.get('content-type'), headers.get('retry-after'), json]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '2',
      expect.objectContaining({ status: 503, code: 'BUSY' }),
    ]);
  }
  const [looked, wrote] = answers.map(({ text }) => text);
  expect(looked).not.toContain('Idempotency-Key');
  expect(wrote).toContain('Idempotency-Key');
}

/** Repeated with their keys, they exist once, whether they succeeded during the outage or not. */
async function settleAll(): Promise<void> {
  for (const request of unsettled) {
    const answer = await program('POST', paths.api.bookings(), { ...request, url: bent.url });
    expect([answer.status, answer.json['code']]).toEqual([201, undefined]);
    const again = await program('POST', paths.api.bookings(), { ...request, url: bent.url });
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([answer.text, 'true']);
    const rows =
      await house.sql`select 1 from bookings where date = ${request.body.date} and resource_id = ${request.body.resourceId}
      and start_time = ${request.body.startTime}`;
    expect(rows).toHaveLength(1);
  }
  unsettled = [];
}

/** Every kind of request at once; all are answered 503, in time and with Retry-After. */
async function expectBusyEverywhere(): Promise<void> {
  const started = performance.now();
  const refused = expectProgramRefused();
  const answers = await Promise.all([
    client(bent.url).get('/kalender', { headers: html }),
    max.get(paths.booking.mine(), { headers: html }),
    max.get(`${paths.booking.mine()}.data`),
    max.postForm(paths.booking.request(), booking(), { headers: html }),
    max.postForm('/anmelden', { email: 'a@b.example', password: 'x' }, { headers: html }),
    max.get('/ereignisse', { headers: { accept: 'text/event-stream' } }),
  ]);
  await refused;
  expect(performance.now() - started).toBeLessThan(ANSWER_WITHIN_MS);
  for (const answer of answers) {
    expect([answer.url, answer.status, answer.headers.get('retry-after')]).toEqual([answer.url, 503, '2']);
    await answer.arrayBuffer();
  }
  expect((await fetch(`${bent.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${bent.url}/readyz`)).status).toBe(503);
}

/** Reads, writes, live events and jobs go on without intervention. */
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
    await proxy.goAway();
    const until = performance.now() + OUTAGE_SECONDS * 1_000;
    do {
      await expectBusyEverywhere();
      await sleep(500);
    } while (performance.now() < until);
    await proxy.comeBack();
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
    await settleAll();
    await expect.poll(() => stream.events, { timeout: 8_000 }).toContainEqual({ event: 'resync', data: {} });
    stream.close();
  });

  test('silent: connections stay open and nothing moves', async () => {
    proxy.pause();
    await expectBusyEverywhere();
    await expectBusyEverywhere();
    proxy.resume();
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
    await settleAll();
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

  test('slow: pages come late and right, and when it takes too long 503', async () => {
    proxy.delay(150);
    const page = await max.get(paths.booking.mine());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Meine Buchungen');
    proxy.delay(8_000);
    await expectBusyEverywhere();
    proxy.delay(0);
    expect(await backAfterMs()).toBeLessThan(BACK_WITHIN_MS);
    await settleAll();
  });

  test.each(['53100', '53200'])('full (%s): a page, the API and /readyz say so; the log has no fault', async (code) => {
    proxy.refuse(code);
    const page = await max.postForm(paths.booking.request(), booking(), { headers: html });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Der Speicher ist voll')]);
    const answer = await program('POST', paths.api.bookings(), { ...wanted(), url: bent.url });
    expect([answer.status, answer.json['code'], answer.headers.get('retry-after')]).toEqual([
      503,
      'STORAGE_FULL',
      '60',
    ]);
    expect(await (await fetch(`${bent.url}/readyz`)).json()).toMatchObject({ status: 503, code: 'STORAGE_FULL' });
    proxy.refuse(null);
    expect((await max.get(paths.booking.mine())).status).toBe(200);
  });
});
