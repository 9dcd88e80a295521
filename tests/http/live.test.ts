import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { openEvents } from '#tests/setup/event-stream.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/** Two web processes on one database act as one (quality 18). */
let house: DemoHouse;
let second: TestServer;

beforeAll(async () => {
  house = await openDemoHouse();
  second = await startServer({ on: house.server, env: { PLATZWART_PROCESS: 'web' } });
});
afterAll(async () => {
  await second.stop();
  await house.close();
});

/** The same browser at the other process, as behind a load balancer. */
function atSecond(person: Client): Client {
  const there = client(second.url);
  for (const [name, value] of person.cookies) there.cookies.set(name, value);
  return there;
}

test('sends a booking of one process to the streams of both', async () => {
  const max = await house.enter('max.mueller');
  const eva = await house.enter('eva.lang');
  // Both processes listen from their start on.
  const listeners = () => house.sql`
    select 1 from pg_stat_activity where datname = current_database() and application_name = 'platzwart live'`;
  await expect.poll(listeners, { timeout: 5_000 }).toHaveLength(2);
  const streams = [await openEvents(atSecond(eva), '/ereignisse'), await openEvents(eva, '/ereignisse')];
  const rootId = house.ids.resources.sportplatz;
  const form = { ...freeHour(house.ids), date: '2026-11-28', resourceId: house.ids.resources.links };
  expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
  const [row] = await house.sql<{ version: string }[]>`select version from plan_versions where root_id = ${rootId}`;
  const told = { event: 'live', data: { topic: 'plan', root: rootId, version: Number(row?.version) } };
  for (const { events } of streams) await expect.poll(() => events, { timeout: 2_000 }).toEqual([told]);

  const page = await atSecond(eva).get(paths.booking.week({ ressource: house.ids.resources.links, woche: '2026-W48' }));
  expect(await page.text()).toContain('Probetraining');
  for (const stream of streams) stream.close();
});

test('sends no event when a request is refused', async () => {
  const max = await house.enter('max.mueller');
  const stream = await openEvents(atSecond(max), '/ereignisse');
  const form = { ...freeHour(house.ids), date: '2026-12-04', nonce: 'told' };
  expect((await max.postForm(paths.booking.request(), { ...form, endTime: '09:00' })).status).toBe(422);
  expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
  await expect.poll(() => stream.events, { timeout: 2_000 }).toHaveLength(1);
  stream.close();
});

test('closes the oldest stream of a person when a seventeenth opens, and no stream of another person', async () => {
  const [max, eva] = [await house.enter('max.mueller'), await house.enter('eva.lang')];
  const other = await openEvents(eva, '/ereignisse');
  const streams = [];
  for (let count = 0; count < 16; count += 1) streams.push(await openEvents(max, '/ereignisse'));
  const [oldest, next] = streams;
  expect(await Promise.race([oldest?.ended, sleep(300, 'open', { ref: false })])).toBe('open');
  streams.push(await openEvents(max, '/ereignisse'));
  expect(await Promise.race([oldest?.ended, sleep(2_000, 'open', { ref: false })])).toBe(true);
  for (const stream of [next, other])
    expect(await Promise.race([stream?.ended, sleep(300, 'open', { ref: false })])).toBe('open');
  for (const stream of [...streams, other]) stream.close();
});

test('needs a session for a stream, and ends it as gone when the session ends elsewhere', async () => {
  expect((await house.visit().get('/ereignisse')).status).toBe(401);
  const anna = await house.enter('anna.schmidt');
  const there = atSecond(anna);
  const stream = await openEvents(there, '/ereignisse');
  const elsewhere = await house.enter('anna.schmidt');
  expect((await elsewhere.postForm('/konto/sitzungen', { what: 'others' })).status).toBeLessThan(400);
  // Pages lose access at once, the stream at its next heartbeat (15 s).
  expect((await there.get(paths.account.sessions())).status).toBe(302);
  expect(await Promise.race([stream.ended, sleep(20_000, 'still open', { ref: false })])).toBe(true);
  expect(stream.events).toEqual([{ event: 'gone', data: {} }]);
});

test('applies sign-in, sign-out and deactivation in both processes at once', async () => {
  const lisa = await house.enter('lisa.braun');
  const there = atSecond(lisa);
  const statuses = async () => [
    (await lisa.get(paths.account.sessions())).status,
    (await there.get(paths.account.sessions())).status,
  ];
  expect(await statuses()).toEqual([200, 200]);
  await house.sql`update users set is_active = false where email = ${demoPerson('lisa.braun').email}`;
  expect(await statuses()).toEqual([302, 302]);
  await house.sql`update users set is_active = true where email = ${demoPerson('lisa.braun').email}`;
  expect(await statuses()).toEqual([302, 302]);
  const again = await house.enter('lisa.braun');
  expect((await again.get(paths.account.sessions())).status).toBe(200);
  await atSecond(again).postForm('/abmelden', {});
  expect((await again.get(paths.account.sessions())).status).toBe(302);
});

test('counts wrong passwords of both processes together', async () => {
  const { email } = demoPerson('hans.meier');
  const tries = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? house.server.url : second.url));
  const statuses: number[] = [];
  for (const url of tries)
    statuses.push((await client(url).postForm('/anmelden', { email, password: 'falsch' })).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429]);
});

test('ends streams, finishes a running booking and drains within ten seconds on SIGTERM', async () => {
  const third = await startServer({ on: house.server, env: { PLATZWART_PROCESS: 'web' } });
  const max = await house.enter('max.mueller');
  const there = client(third.url);
  for (const [name, value] of max.cookies) there.cookies.set(name, value);
  const streams = await Promise.all(Array.from({ length: 5 }, () => openEvents(there, '/ereignisse')));

  const form = { ...freeHour(house.ids), date: '2026-12-11', nonce: 'term' };
  const waiting = () => house.sql`
    select 1 from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
  let started = 0;
  const { running } = await house.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${form.resourceId}, 0))`;
    const sent = there.postForm(paths.booking.request(), form);
    await expect.poll(waiting).toHaveLength(1);
    started = performance.now();
    process.kill(third.pid, 'SIGTERM');
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([true, true, true, true, true]);
    return { running: sent };
  });
  expect((await running).status).toBe(303);
  await third.stop();
  expect(performance.now() - started).toBeLessThan(10_000);
});
