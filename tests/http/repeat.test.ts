import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/** One form runs once (quality 10), on two web processes over one database. */
let house: DemoHouse;
let second: TestServer;
let max: Client;
/** Max's session, sent to the second process. */
let maxThere: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  second = await startServer({ on: house.server, env: { PLATZWART_PROCESS: 'web' } });
  max = await house.enter('max.mueller');
  maxThere = client(second.url);
  for (const [name, value] of max.cookies) maxThere.cookies.set(name, value);
});
afterAll(async () => {
  await second.stop();
  await house.close();
});

const twenty = Array.from({ length: 20 }, (_, index) => index);
const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));

test('makes one booking and gives the same answer when a form arrives twenty times at once', async () => {
  const before = await countWritten(house.sql);
  const form = { ...freeHour(house.ids), nonce: 'twenty' };
  const answers = await Promise.all(
    twenty.map((index) => (index % 2 === 0 ? max : maxThere).postForm(paths.booking.request(), form)),
  );
  const heard = answers.map(({ status, headers }) => [status, headers.get('location'), headers.get('set-cookie')]);
  expect(heard[0]?.[0]).toBe(303);
  expect(heard[0]?.[2]).toContain('flash');
  expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
  const written = { bookings: 1, claims: 1, audit: 1, mails: 1, keys: 1, versions: 1 };
  expect(difference(await countWritten(house.sql), before)).toEqual(written);

  const later = await max.postForm(paths.booking.request(), form);
  expect([later.status, later.headers.get('location')]).toEqual(heard[0]?.slice(0, 2));
  expect(difference(await countWritten(house.sql), before)).toEqual(written);
});

test('makes one request and one mail for each recipient when it waits for an admin', async () => {
  const michael = await house.enter('michael.wagner');
  const before = await countWritten(house.sql);
  const hall = { resourceId: house.ids.resources.grosseHalle, teamId: house.ids.teams.herrenTsv };
  const form = { ...freeHour(house.ids), ...hall, date: '2026-12-19', startTime: '12:00', endTime: '13:00' };
  const answers = await Promise.all(twenty.map(() => michael.postForm(paths.booking.request(), form)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  // To Michael and to the one admin of the operator.
  expect(difference(await countWritten(house.sql), before)).toMatchObject({ bookings: 1, audit: 1, mails: 2, keys: 1 });
});

test('makes a second request after Back and another time', async () => {
  const before = await countWritten(house.sql);
  const form = { ...freeHour(house.ids), date: '2026-11-26', nonce: 'back' };
  for (const [startTime, endTime] of [
    ['10:00', '11:00'],
    ['12:00', '13:00'],
    ['10:00', '11:00'],
  ] as const)
    expect((await max.postForm(paths.booking.request(), { ...form, startTime, endTime })).status).toBe(303);
  expect(difference(await countWritten(house.sql), before)).toMatchObject({ bookings: 2, audit: 2, mails: 2, keys: 2 });
});

test('accepts a corrected form under the same nonce', async () => {
  const form = { ...freeHour(house.ids), date: '2026-12-03', nonce: 'mended' };
  expect((await max.postForm(paths.booking.request(), { ...form, endTime: '09:00' })).status).toBe(422);
  expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
});

test('makes two requests when two people use one nonce', async () => {
  const lisa = await house.enter('lisa.braun');
  const form = { ...freeHour(house.ids), date: '2026-12-10', nonce: 'shared' };
  const hers = { ...form, teamId: house.ids.teams.fjugend };
  expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
  const refused = await lisa.postForm(paths.booking.request(), hers);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('durch „Probetraining“');
  expect((await lisa.postForm(paths.booking.request(), { ...hers, startTime: '11:00', endTime: '12:00' })).status).toBe(
    303,
  );
});

test('makes a request for each form when there is no nonce', async () => {
  const { nonce: _nonce, ...form } = { ...freeHour(house.ids), date: '2026-12-17' };
  const statuses = await Promise.all(
    twenty.map(async () => (await max.postForm(paths.booking.request(), form)).status),
  );
  expect(statuses.toSorted((a, b) => a - b)).toEqual([303, ...Array.from({ length: 19 }, () => 409)]);
});
