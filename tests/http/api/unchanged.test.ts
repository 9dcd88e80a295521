import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Operations that come too late or change nothing: the answer names that, and they write nothing. */
let house: DemoHouse;
let max: Api;
let peter: Api;
let sandra: Api;

beforeAll(async () => {
  house = await openDemoHouse();
  max = await apiOf(house, 'max.mueller');
  peter = await apiOf(house, 'peter.koenig');
  sandra = await apiOf(house, 'sandra.fischer');
});
afterAll(() => house.close());

async function book(startTime: string, endTime: string): Promise<Record<string, unknown> & { id: string }> {
  const place = { resourceId: house.ids.resources.kleinfeld, teamId: house.ids.teams.ajugend };
  const body = { ...place, bookingType: 'training', date: '2027-08-10', startTime, endTime };
  const { json } = await max('POST', paths.api.bookings(), { body });
  const [booking] = json['bookings'] as [Record<string, unknown> & { id: string }];
  return booking;
}

test('names the cancellation only to people with a part in the booking, in every operation', async () => {
  const { id } = await book('06:00', '07:00');
  await max('DELETE', `${paths.api.booking(id)}?reason=krank`);
  const patch = { body: { version: 1, title: 'Zu spät' } };
  const own = [await max('GET', paths.api.booking(id)), await max('DELETE', paths.api.booking(id))];
  own.push(await max('PATCH', paths.api.booking(id), patch));
  own.push(await max('PATCH', `${paths.api.booking(id)}?scope=all`, { ...patch, key: 'zu-spaet' }));
  for (const path of [paths.api.approve, paths.api.reject, paths.api.archive]) {
    own.push(await peter('POST', path(id), { body: {} }));
    own.push(await peter('POST', path(id), { body: {}, key: `${path(id)}-zu-spaet` }));
  }
  own.push(await peter('POST', `${paths.api.approve(id)}?scope=series`, { body: {} }));
  for (const { status, json } of own)
    expect([status, json['code'], json['reason']]).toEqual([410, 'BOOKING_CANCELLED', 'krank']);
  expect((await sandra('GET', paths.api.booking(id))).status).toBe(404);
  expect((await sandra('PATCH', paths.api.booking(id), patch)).status).toBe(404);
});

test('answers the booking as it is when a change names no field', async () => {
  const made = await book('08:00', '09:00');
  const before = await countWritten(house.sql);
  const reply = await max('PATCH', paths.api.booking(made.id), { body: { version: 1 } });
  expect([reply.status, reply.json]).toEqual([200, { status: 'approved', bookings: [made], cancelled: [] }]);
  expect(await countWritten(house.sql)).toEqual(before);
});
