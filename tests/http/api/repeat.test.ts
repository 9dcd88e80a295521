import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

/** One key runs once over the JSON API (quality 10), on two web processes over one database. */
let house: DemoHouse;
let second: TestServer;
let max: Api;
let peter: Api;

beforeAll(async () => {
  house = await openDemoHouse();
  await switchPresenceOn({ sql: house.sql, url: house.server.url });
  second = await startServer({ on: house.server, env: { PLATZWART_PROCESS: 'web' } });
  max = await apiOf(house, 'max.mueller');
  peter = await apiOf(house, 'peter.koenig');
});
afterAll(async () => {
  await second.stop();
  await house.close();
});

const body = (startTime: string, endTime: string) => ({
  resourceId: house.ids.resources.kleinfeld,
  teamId: house.ids.teams.ajugend,
  bookingType: 'training',
  date: '2027-08-10',
  startTime,
  endTime,
});
const countBookings = async () => (await countWritten(house.sql))['bookings'] ?? 0;

test('repeats the first answer byte for byte when key and content are the same', async () => {
  const request = { body: body('06:00', '07:00'), key: 'wie-beim-ersten-mal' };
  const first = await max('POST', paths.api.bookings(), request);
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
  const [booking] = first.json['bookings'] as { id: string; version: number }[];
  const path = paths.api.booking(booking?.id ?? '');
  const before = await countWritten(house.sql);
  for (const url of [house.server.url, second.url]) {
    const again = await max('POST', paths.api.bookings(), { ...request, url });
    expect(again.text).toBe(first.text);
    expect([again.status, again.headers.get('location'), again.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.headers.get('location'),
      'true',
    ]);
  }
  expect(await countWritten(house.sql)).toEqual(before);

  const patch = { body: { version: 1, title: 'Anders' }, key: 'patch' };
  const patched = await max('PATCH', path, patch);
  const gone = await max('DELETE', path, { key: 'delete' });
  expect([patched.status, gone.status]).toEqual([200, 200]);
  expect((await max('PATCH', path, patch)).text).toBe(patched.text);
  expect((await max('DELETE', path, { key: 'delete' })).text).toBe(gone.text);
  expect((await max('POST', paths.api.bookings(), request)).text).toBe(first.text);
  expect((await max('DELETE', path)).status).toBe(410);
});

test('repeats a refusal when the time is free by then', async () => {
  const taken = await max('POST', paths.api.bookings(), { body: body('08:00', '09:00') });
  const request = { body: body('08:30', '09:30'), key: 'belegt' };
  const refused = await max('POST', paths.api.bookings(), request);
  expect(refused.status).toBe(409);
  await max('DELETE', taken.headers.get('location') ?? '');
  expect((await max('POST', paths.api.bookings(), request)).text).toBe(refused.text);
  expect((await max('POST', paths.api.bookings(), { ...request, key: 'neu' })).status).toBe(201);
});

test('repeats the answer when the address has another spelling', async () => {
  const request = { body: body('05:00', '05:30'), key: 'anders-geschrieben' };
  const first = await max('POST', paths.api.bookings(), request);
  expect(first.status).toBe(201);
  const before = await countWritten(house.sql);
  for (const path of ['/api/bookings/', '/API/bookings', '/api/Bookings?']) {
    const again = await max('POST', path, request);
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
    const other = await max('POST', path, { ...request, body: body('05:30', '06:00') });
    expect([other.status, other.json['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  }
  const { id, version } = (first.json['bookings'] as { id: string; version: number }[])[0] ?? { id: '', version: 0 };
  const patch = { body: { version, title: 'Früh' }, key: 'gross-und-klein' };
  const patched = await max('PATCH', paths.api.booking(id), patch);
  expect((await max('PATCH', paths.api.booking(id.toUpperCase()), patch)).text).toBe(patched.text);
  expect((await countWritten(house.sql))['bookings']).toBe(before['bookings']);
});

test('answers 422 when the content differs; another address or person is another request', async () => {
  const key = 'geteilt';
  expect((await max('POST', paths.api.bookings(), { body: body('10:00', '10:30'), key })).status).toBe(201);
  const before = await countWritten(house.sql);
  const other = await max('POST', paths.api.bookings(), { body: body('11:00', '11:30'), key });
  expect([other.status, other.json['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  expect(await countWritten(house.sql)).toEqual(before);
  const theirs = { ...body('12:00', '12:30'), teamId: null, title: 'Platzpflege' };
  expect((await peter('POST', paths.api.bookings(), { body: theirs, key })).status).toBe(201);
  const id = await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-08-11' });
  expect((await peter('POST', paths.api.approve(id), { body: {}, key })).status).toBe(200);
  expect((await peter('POST', paths.api.approve(id), { body: {}, key })).json).toMatchObject({ left: [] });
});

test('runs once when twenty arrive on two processes; the others get its answer or that it runs', async () => {
  const before = await countBookings();
  const request = { body: body('13:00', '14:00'), key: 'zwanzig' };
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      max('POST', paths.api.bookings(), { ...request, url: index % 2 === 0 ? house.server.url : second.url }),
    ),
  );
  const done = replies.filter(({ status }) => status === 201);
  const running = replies.filter(({ json }) => json['code'] === 'IDEMPOTENCY_KEY_RUNNING');
  expect(done.length + running.length).toBe(20);
  expect(new Set(done.map(({ text }) => text)).size).toBe(1);
  expect(done.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  expect(running.every(({ status, headers }) => status === 409 && headers.get('retry-after') === '1')).toBe(true);
  expect(await countBookings()).toBe(before + 1);
});

test('answers a repeat that the first runs, and repeats its answer afterwards', async () => {
  const request = { body: body('15:00', '16:00'), key: 'laeuft' };
  const root = house.ids.resources.kleinfeld;
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  // A repeat that arrives before the holder's connection exists does not wait at all.
  const { held } = await new Promise<{ held: Promise<unknown> }>((resolve) => {
    const holding = house.sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${root}::text, 0))`;
      resolve({ held: holding });
      await freed;
    });
  });
  const first = max('POST', paths.api.bookings(), request);
  const waiting = async () => {
    const [row] = await house.sql<{ n: number }[]>`
      select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and locktype = 'advisory' and not granted`;
    return row?.n ?? 0;
  };
  while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const repeat = max('POST', paths.api.bookings(), { ...request, url: second.url });
  while ((await waiting()) < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  free();
  await held;
  const [done, repeated] = await Promise.all([first, repeat]);
  expect([done.status, repeated.status, repeated.json['code']]).toEqual([201, 409, 'IDEMPOTENCY_KEY_RUNNING']);
  expect((await max('POST', paths.api.bookings(), request)).text).toBe(done.text);
});

test.each(['mit leerzeichen', 'ü', 'x'.repeat(256)])('refuses the key %j', async (key) => {
  const before = await countBookings();
  const reply = await max('POST', paths.api.bookings(), { body: body('17:00', '18:00'), key });
  expect([reply.status, reply.json['code']]).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
  expect(await countBookings()).toBe(before);
});
