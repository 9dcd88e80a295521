import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client } from '#tests/setup/client.ts';
import { countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The two nights of 2026, seen from January, in two zones of the server (quality 15). */
const zones = ['UTC', 'Pacific/Auckland'];
const houses = new Map<string, { house: DemoHouse; max: Client }>();

beforeAll(async () => {
  for (const zone of zones) {
    const house = await openDemoHouse({ now: '2026-01-10T09:00:00Z', env: { TZ: zone } });
    houses.set(zone, { house, max: await house.enter('max.mueller') });
  }
});
afterAll(async () => {
  for (const { house } of houses.values()) await house.close();
});

const forward =
  'In dieser Nacht wird die Uhr vorgestellt, diese Uhrzeit gibt es nicht. Möglich sind 01:45 oder 03:00 Uhr.';
const back =
  'In dieser Nacht wird die Uhr zurückgestellt, diese Uhrzeit gibt es zweimal. Möglich sind 01:45 oder 03:00 Uhr.';

test.each([
  ['2026-03-29', '02:30', '04:00', forward],
  ['2026-03-29', '02:00', '04:00', forward],
  ['2026-03-29', '01:00', '02:45', forward],
  ['2026-10-25', '02:30', '04:00', back],
  ['2026-10-25', '01:00', '02:00', back],
])('refuses %s from %s to %s with the times that exist', async (date, startTime, endTime, sentence) => {
  for (const [zone, { house, max }] of houses) {
    const before = await countWritten(house.sql);
    const answer = await max.postForm(paths.booking.request(), { ...freeHour(house.ids), date, startTime, endTime });
    expect([zone, answer.status]).toEqual([zone, 422]);
    expect(await answer.text()).toContain(sentence);
    expect(await countWritten(house.sql)).toEqual(before);
  }
});

test.each([
  ['2026-03-29', '01:45', '03:00'],
  ['2026-10-25', '01:45', '03:00'],
  ['2026-10-25', '03:00', '24:00'],
])('books %s from %s to %s', async (date, startTime, endTime) => {
  for (const [zone, { house, max }] of houses) {
    const answer = await max.postForm(paths.booking.request(), { ...freeHour(house.ids), date, startTime, endTime });
    expect([zone, answer.status]).toEqual([zone, 303]);
  }
});
