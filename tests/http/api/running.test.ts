import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type * as shapes from '#app/domains/booking/api/outputs.server.ts';
import { paths } from '#app/paths.ts';
import { type Api, apiOf, type ApiReply } from '#tests/setup/api.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Edits of bookings that have begun, and edits inside what was approved (decision 027). The clock shows 10:00. */
const TODAY = '2026-11-18';
let house: DemoHouse;
let max: Api;
let eva: Api;
let peter: Api;

beforeAll(async () => {
  house = await openDemoHouse();
  [max, eva, peter] = await Promise.all([
    apiOf(house, 'max.mueller'),
    apiOf(house, 'eva.lang'),
    apiOf(house, 'peter.koenig'),
  ]);
});
afterAll(() => house.close());

type Booking = z.output<typeof shapes.bookingOutput>;
const bookingsOf = ({ json }: ApiReply) => json['bookings'] as Booking[];
const book = async (api: Api, change: Record<string, unknown>) => {
  const body = {
    resourceId: house.ids.resources.kleinfeld,
    bookingType: 'training',
    title: 'Probe',
    startTime: '10:00',
    endTime: '12:00',
    ...change,
  };
  const reply = await api('POST', paths.api.bookings(), { body });
  expect([reply.status, reply.text]).toEqual([201, expect.anything()]);
  const [first] = bookingsOf(reply);
  if (!first) throw new Error(reply.text);
  return { id: first.id, path: paths.api.booking(first.id) };
};
const ofTeam = () => ({ teamId: house.ids.teams.ajugend });

test('changes title and end of a running booking, refuses other fields, and cancels it no more', async () => {
  const { id, path } = await book(max, { ...ofTeam(), date: TODAY });
  const later = await max('PATCH', path, {
    body: { version: 1, startTime: '10:30', resourceId: house.ids.resources.links },
  });
  expect([later.status, later.json['code'], later.json['fields']]).toEqual([
    409,
    'BOOKING_RUNNING',
    ['resourceId', 'startTime'],
  ]);
  expect(later.json['detail']).toBe('Der Termin läuft schon. Ändern lassen sich noch Titel, Beschreibung und Ende.');
  const shorter = await max('PATCH', path, { body: { version: 1, title: 'Kurz', endTime: '11:00' } });
  expect(bookingsOf(shorter)).toMatchObject([{ title: 'Kurz', endTime: '11:00', status: 'approved', version: 2 }]);
  const gone = await max('DELETE', path);
  expect([gone.status, gone.json['code']]).toEqual([409, 'BOOKING_PAST']);

  await house.sql`update bookings set start_time = '08:00', end_time = '09:00' where id = ${id}`;
  const over = await max('PATCH', path, { body: { version: 2, title: 'Zu spät' } });
  expect([over.status, over.json['code'], over.json['detail']]).toEqual([
    409,
    'BOOKING_PAST',
    'Der Termin ist vorbei. Vergangenes bleibt, wie es war.',
  ]);
});

test('refuses a passed end and a longer end without the right, at the field', async () => {
  const { id, path } = await book(eva, {
    resourceId: house.ids.resources.gymnastik,
    date: TODAY,
    startTime: '14:00',
    endTime: '16:00',
  });
  await peter('POST', paths.api.approve(id), { body: {} });
  await house.sql`update bookings set start_time = '08:00', end_time = '12:00' where id = ${id}`;
  const passed = await eva('PATCH', path, { body: { version: 2, endTime: '09:45' } });
  expect(passed.json).toMatchObject({ status: 422, field: 'endTime', errors: [{ code: 'end_passed' }] });
  const longer = await eva('PATCH', path, { body: { version: 2, endTime: '13:00' } });
  expect(longer.json).toMatchObject({ status: 422, field: 'endTime', errors: [{ code: 'running_longer' }] });
  const shorter = await eva('PATCH', path, { body: { version: 2, endTime: '10:15' } });
  expect(shorter.json).toMatchObject({ status: 'approved', bookings: [{ endTime: '10:15' }] });
});

test('keeps the approval of what lies inside, and asks again for more', async () => {
  const { id, path } = await book(eva, { date: '2027-08-11' });
  await peter('POST', paths.api.approve(id), { body: {} });
  const inside = await eva('PATCH', path, { body: { version: 2, endTime: '11:00' } });
  expect(inside.json).toMatchObject({ status: 'approved', bookings: [{ decision: 'approved' }] });
  const outside = await eva('PATCH', path, { body: { version: 3, endTime: '11:15' } });
  expect(outside.json).toMatchObject({ status: 'pending', bookings: [{ decision: null }] });
});

test('looks at the scope before the date, and keeps what a series leaves out', async () => {
  const series = { dayOfWeek: 3, startDate: TODAY, endDate: '2026-12-16', skipPublicHolidays: true };
  const times = { startTime: '10:00', endTime: '10:30', resourceId: house.ids.resources.links };
  const { path } = await book(max, { ...ofTeam(), ...times, series });
  const reply = await max('PATCH', `${path}?scope=all`, { body: { version: 1, startTime: '09:45' } });
  expect(bookingsOf(reply).map(({ date, startTime }) => `${date} ${startTime}`)).toEqual([
    '2026-11-25 09:45',
    '2026-12-02 09:45',
    '2026-12-09 09:45',
    '2026-12-16 09:45',
  ]);
  const choice = { skipPublicHolidays: false, skipSchoolHolidays: true };
  await max('PATCH', `${path}?scope=all`, { body: { version: 1, ...choice } });
  const read = await max('GET', path);
  expect(read.json).toMatchObject({ startTime: '10:00', series: { dayOfWeek: 3, ...choice } });
  const foreign = await max('PATCH', path, { body: { version: 1, ...choice } });
  expect(foreign.json).toMatchObject({ status: 422, errors: [{ code: 'not_in_scope' }, { code: 'not_in_scope' }] });
  const rest = await max('DELETE', `${path}?scope=all`);
  expect(rest.json['dates']).toEqual(['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16']);
  const none = await max('PATCH', `${path}?scope=all`, { body: { version: 1, title: 'Spät' } });
  expect(none.json).toMatchObject({ status: 422, errors: [{ code: 'no_date_left' }] });
});
