import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import * as shapes from '#app/domains/booking/api/outputs.server.ts';
import { paths } from '#app/paths.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { type Api, apiOf, type ApiReply } from '#tests/setup/api.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The booking operations (domain.md, JSON API). */
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

type Booking = z.output<typeof shapes.bookingOutput>;

let quarter = 0;
/** Max's training on the small pitch in a half hour of its own, long after the demo's season. */
function free(change: Record<string, unknown> = {}): Record<string, unknown> {
  quarter += 2;
  const time = (at: number) =>
    `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`;
  return {
    resourceId: house.ids.resources.kleinfeld,
    teamId: house.ids.teams.ajugend,
    bookingType: 'training',
    startTime: time(quarter),
    endTime: time(quarter + 2),
    date: '2027-08-10',
    ...change,
  };
}
const series = { dayOfWeek: 2, startDate: '2027-08-03', endDate: '2027-08-31' };
const bookingsOf = ({ json }: ApiReply) => json['bookings'] as Booking[];
const first = (reply: ApiReply): Booking => {
  const [booking] = bookingsOf(reply);
  if (!booking) throw new Error(reply.text);
  return booking;
};
const book = async (change: Record<string, unknown> = {}, api = max) => {
  const reply = await api('POST', paths.api.bookings(), { body: free(change) });
  expect([reply.status, reply.text]).toEqual([201, expect.anything()]);
  return reply;
};

describe('create', () => {
  test('approves a date of a trainer and sends its Location', async () => {
    const reply = await book({ title: 'Probe', description: 'mit Eltern' });
    expect(shapes.bookedOutput.parse(reply.json)).toMatchObject({
      status: 'approved',
      seriesId: null,
      bookings: [{ title: 'Probe', description: 'mit Eltern', visibility: 'full', version: 1, parentBooking: false }],
    });
    const there = await max('GET', reply.headers.get('location') ?? '');
    expect(there.json).toEqual(first(reply));
  });

  test('answers a series with its dates and leftOut; an extern’s is pending', async () => {
    const body = { date: undefined, series: { ...series, removed: ['2027-08-17'] } };
    const reply = await book(body);
    expect(bookingsOf(reply).map(({ date }) => date)).toEqual(['2027-08-03', '2027-08-10', '2027-08-24', '2027-08-31']);
    expect(reply.json['leftOut']).toEqual([{ date: '2027-08-17', reason: 'removed' }]);
    const hall = { resourceId: house.ids.resources.grosseHalle, teamId: house.ids.teams.handballDamen };
    const requested = await book({ ...hall, date: '2026-12-14', startTime: '17:00', endTime: '18:00' }, sandra);
    expect(requested.json).toMatchObject({ status: 'pending', bookings: [{ status: 'pending', decision: null }] });
  });

  test('answers a conflict with 409, the other booking and a free time, and writes nothing', async () => {
    const body = free({ date: undefined, series });
    expect(
      (await max('POST', paths.api.bookings(), { body: { ...body, series: undefined, date: '2027-08-24' } })).status,
    ).toBe(201);
    const before = await countWritten(house.sql);
    const clash = await max('POST', paths.api.bookings(), { body });
    expect([clash.status, clash.json['code']]).toEqual([409, 'BOOKING_CONFLICT']);
    expect(clash.json['detail']).toMatch(
      /^Di 24\.08\.2027: Fußball-Kleinfeld ist .* durch „A-Jugend Training“ belegt\.$/,
    );
    expect(clash.json['dates']).toMatchObject([{ date: '2027-08-24', conflicts: [{ kind: 'time_overlap' }] }]);
    expect(clash.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await countWritten(house.sql)).toEqual(before);
    const preview = await max('POST', paths.api.preview(), { body });
    const { dates } = shapes.previewOutput.parse(preview.json);
    expect(dates.map(({ kind }) => kind)).toEqual(['free', 'free', 'free', 'blocked', 'free']);
    for (const [api, change, field, code] of [
      [max, { teamId: null }, 'teamId', 'team_required'],
      [peter, { teamId: null }, 'title', 'title_required'],
    ] as const)
      for (const path of [paths.api.preview(), paths.api.bookings()])
        expect((await api('POST', path, { body: { ...body, ...change } })).json).toMatchObject({
          status: 422,
          errors: [{ field, code }],
        });
    const rest = await book({ ...body, series: { ...series, onlyFree: true } });
    expect(bookingsOf(rest)).toHaveLength(4);
  });
});

describe('list', () => {
  test('pages through the whole list by Link', async () => {
    const query = { resource: house.ids.resources.sportplatz, from: '2026-11-16', to: '2026-11-29' };
    const whole = bookingsOf(await max('GET', paths.api.bookings({ ...query, limit: '500' })));
    expect(whole.length).toBeGreaterThan(8);
    const walked: Booking[] = [];
    for (let path: string | undefined = paths.api.bookings({ ...query, limit: '3' }); path !== undefined;) {
      const page: ApiReply = await max('GET', path);
      shapes.pageOutput.parse(page.json);
      walked.push(...bookingsOf(page));
      path = /^<(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(walked).toEqual(whole);
  });

  test('lists bookings of the whole as parentBooking of a half, and bookings of halves for the whole', async () => {
    const time = { date: '2027-08-11', startTime: '08:00', endTime: '09:00' };
    const { sportplatz, links } = house.ids.resources;
    const on = (resource: string) => paths.api.bookings({ resource, from: time.date, to: time.date });
    await book({ ...time, resourceId: sportplatz });
    await book({ ...time, resourceId: links, startTime: '09:00', endTime: '10:00' });
    const seen = async (resource: string) =>
      bookingsOf(await max('GET', on(resource))).map(({ resourceId, parentBooking }) => [resourceId, parentBooking]);
    expect(await seen(links)).toEqual([
      [sportplatz, true],
      [links, false],
    ]);
    expect(await seen(sportplatz)).toEqual([
      [sportplatz, false],
      [links, false],
    ]);
  });

  test('keeps the ETag of a viewer until something changes', async () => {
    const path = paths.api.bookings({ resource: house.ids.resources.gymnastik, from: '2027-08-01', to: '2027-08-31' });
    const etag = (await max('GET', path)).headers.get('etag') ?? '';
    const again = await max('GET', path, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await peter('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    await book({ resourceId: house.ids.resources.gymnastik });
    const after = await max('GET', path, { headers: { 'if-none-match': etag } });
    expect([after.status, bookingsOf(after).length]).toEqual([200, 1]);
    const later = after.headers.get('etag') ?? '';
    // Visibility depends on the teams that a person trains.
    await house.sql`insert into trainer_assignments (id, user_id, team_id, is_primary)
      values (gen_random_uuid(), ${house.ids.people['max.mueller']}, ${house.ids.teams.handballDamen}, false)`;
    expect((await max('GET', path, { headers: { 'if-none-match': later } })).status).toBe(200);
    await house.sql`delete from trainer_assignments where user_id = ${house.ids.people['max.mueller']} and team_id = ${house.ids.teams.handballDamen}`;
    expect((await max('GET', path, { headers: { 'if-none-match': `W/"x", ${later}` } })).status).toBe(304);
  });

  test("answers place and time only when it is another person's request", async () => {
    await insertRequest(house, { place: 'fitness', by: 'eva.lang', date: '2027-08-12', title: 'Geheim' });
    const path = paths.api.bookings({ resource: house.ids.resources.fitness, from: '2027-08-12', to: '2027-08-12' });
    const visible = first(await max('GET', path));
    expect(visible).toMatchObject({
      visibility: 'requested',
      status: 'pending',
      startTime: '06:00',
      title: null,
      userId: null,
    });
    expect(JSON.stringify(visible)).not.toContain('Geheim');
    expect(first(await peter('GET', path))).toMatchObject({ visibility: 'full', title: 'Geheim' });
  });
});

describe('edit and cancel', () => {
  test('keeps fields that are not named, and refuses an older version', async () => {
    const made = first(await book({ title: 'Alt', description: 'bleibt' }));
    const path = paths.api.booking(made.id);
    const edited = await max('PATCH', path, { body: { version: 1, title: 'Neu' } });
    expect(shapes.editedOutput.parse(edited.json).bookings).toEqual([{ ...made, title: 'Neu', version: 2 }]);
    const stale = await max('PATCH', path, { body: { version: 1, title: 'Zu spät' } });
    expect([stale.status, stale.json['code']]).toEqual([409, 'VERSION_CONFLICT']);
    const wiped = await max('PATCH', path, { body: { version: 2, description: null, date: '2027-08-12' } });
    expect(first(wiped)).toMatchObject({ title: 'Neu', description: null, date: '2027-08-12', version: 3 });
  });

  test('moves the following dates, changes one date alone, and cancels all coming ones', async () => {
    const reply = await book({ date: undefined, series });
    const [one, two, three] = bookingsOf(reply);
    const moved = await max('PATCH', `${paths.api.booking(two?.id ?? '')}?scope=following`, {
      body: { version: 1, dayOfWeek: 3 },
    });
    expect(bookingsOf(moved).map(({ date }) => date)).toEqual(['2027-08-11', '2027-08-18', '2027-08-25', '2027-09-01']);
    expect((await max('GET', paths.api.booking(one?.id ?? ''))).json).toMatchObject({ date: '2027-08-03' });
    const single = await max('DELETE', `${paths.api.booking(three?.id ?? '')}?reason=krank`);
    expect(shapes.cancelledOutput.parse(single.json).dates).toEqual(['2027-08-18']);
    const gone = await max('GET', paths.api.booking(three?.id ?? ''));
    expect([gone.status, gone.json['code'], gone.json['reason']]).toEqual([410, 'BOOKING_CANCELLED', 'krank']);
    const rest = await max('DELETE', `${paths.api.booking(two?.id ?? '')}?scope=all`);
    expect(rest.json['dates']).toEqual(['2027-08-11', '2027-08-25', '2027-09-01']);
  });

  test('refuses a field of another scope by name', async () => {
    const { id } = first(await book());
    const reply = await max('PATCH', paths.api.booking(id), { body: { version: 1, endDate: '2027-08-24' } });
    expect(reply.json).toMatchObject({ status: 422, field: 'endDate', errors: [{ code: 'not_in_scope' }] });
  });

  test("answers 403 for another person's visible booking, and 404 for a hidden one", async () => {
    const { id } = first(await book());
    const foreign = await sandra('PATCH', paths.api.booking(id), { body: { version: 1, title: 'Meins' } });
    expect([foreign.status, foreign.json['code']]).toEqual([403, 'FORBIDDEN']);
    expect(foreign.json['detail']).toContain('dürfen nur die Beteiligten');
    const archived = await peter('POST', paths.api.archive(id), { body: {} });
    expect(archived.json).toMatchObject({ status: 'archived' });
    expect((await peter('POST', paths.api.archive(id), { body: {} })).json).toMatchObject({ status: 'archived' });
    expect((await sandra('DELETE', paths.api.booking(id))).status).toBe(404);
    expect((await max('DELETE', paths.api.booking('01890000-0000-7000-8000-000000000000'))).status).toBe(404);
    expect((await max('DELETE', paths.api.booking('kein-termin'))).status).toBe(404);
  });
});
