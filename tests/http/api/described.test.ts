import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { insertRequest } from '#tests/factories/requested-rows.ts';
import { type Api, apiOf, type ApiReply, type ApiRequest, apiWith } from '#tests/setup/api.ts';
import { readDocument } from '#tests/setup/api-document.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** Compares real answers with the served document: status, headers and every member of the body. */
let house: DemoHouse;
let max: Api;
let peter: Api;
let differences: ReturnType<typeof readDocument>;

beforeAll(async () => {
  house = await openDemoHouse();
  for (const part of ['presence', 'staff'] as const)
    await switchPartOn({ sql: house.sql, url: house.server.url }, part);
  max = await apiOf(house, 'max.mueller');
  peter = await apiOf(house, 'peter.koenig');
  differences = readDocument((await apiWith(house.server.url, null)('GET', paths.api.openapi())).json);
});
afterAll(() => house.close());

const one = '/api/bookings/{bookingId}';

/** Sends a request, expects the status and compares the answer with the operation's description. */
async function expectDescribed(
  api: Api,
  [method, template, address]: readonly [method: string, template: string, address: string],
  status: number,
  request: ApiRequest = {},
): Promise<ApiReply> {
  const reply = await api(method, address, request);
  expect([address, reply.status, differences(method, template, reply)]).toEqual([address, status, []]);
  return reply;
}

test('describes lists and their 304', async () => {
  for (const path of [paths.api.resources(), paths.api.teams(), paths.api.eventTypes()])
    await expectDescribed(max, ['GET', path, path], 200);
  const list = paths.api.bookings({
    resource: house.ids.resources.sportplatz,
    from: '2026-11-16',
    to: '2026-11-29',
    limit: '2',
  });
  const { headers } = await expectDescribed(max, ['GET', '/api/bookings', list], 200);
  expect([headers.get('link'), headers.get('etag')]).toEqual([expect.any(String), expect.any(String)]);
  const etag = headers.get('etag') ?? '';
  await expectDescribed(max, ['GET', '/api/bookings', list], 304, { headers: { 'if-none-match': etag } });
  await expectDescribed(max, ['GET', '/api/bookings', '/api/bookings?limit=0'], 422);
  const nowhere = list.replace(house.ids.resources.sportplatz, '01890000-0000-7000-8000-000000000000');
  await expectDescribed(max, ['GET', '/api/bookings', nowhere], 404);
  await expectDescribed(apiWith(house.server.url, null), ['GET', '/api/bookings', list], 401);
});

test('describes a booking from its preview to its cancellation', async () => {
  const create = ['POST', '/api/bookings', '/api/bookings'] as const;
  const body = {
    resourceId: house.ids.resources.kleinfeld,
    teamId: house.ids.teams.ajugend,
    bookingType: 'training',
    startTime: '06:00',
    endTime: '07:00',
    series: { dayOfWeek: 2, startDate: '2027-08-03', endDate: '2027-08-17' },
  };
  await expectDescribed(max, ['POST', '/api/bookings/preview', paths.api.preview()], 200, { body });
  const made = await expectDescribed(max, create, 201, { body, key: 'eins' });
  await expectDescribed(max, create, 201, { body, key: 'eins' });
  await expectDescribed(max, create, 422, { body: { ...body, title: 'Anders' }, key: 'eins' });
  await expectDescribed(max, create, 409, { body });
  await expectDescribed(max, ['POST', '/api/bookings/preview', paths.api.preview()], 200, { body });
  await expectDescribed(max, create, 400, { body: '{' });
  await expectDescribed(max, create, 415, { body: 'a=b', headers: { 'content-type': 'text/plain' } });
  await expectDescribed(await apiOf(house, 'trainer', ['bookings:read']), create, 403, { body });

  const [{ id }] = made.json['bookings'] as [{ id: string }];
  const at = (method: string) => [method, one, paths.api.booking(id)] as const;
  await expectDescribed(max, at('GET'), 200);
  await expectDescribed(max, at('PATCH'), 200, { body: { version: 1, title: 'Neu' } });
  await expectDescribed(max, at('PATCH'), 409, { body: { version: 1 } });
  await expectDescribed(await apiOf(house, 'sandra.fischer'), at('PATCH'), 403, { body: { version: 2 } });
  await expectDescribed(max, at('DELETE'), 200, { key: 'weg' });
  await expectDescribed(max, at('GET'), 410);
  await expectDescribed(max, at('PATCH'), 410, { body: { version: 2 } });
  const unknown = await expectDescribed(
    max,
    ['GET', one, paths.api.booking('01890000-0000-7000-8000-000000000000')],
    404,
  );
  expect(unknown.json['code']).toBe('NOT_FOUND');
});

test('describes a decision, also when the body is empty', async () => {
  const id = await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-08-13' });
  const rival = await insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date: '2027-08-13' });
  const approve = (of: string) => ['POST', `${one}/approve`, paths.api.approve(of)] as const;
  await expectDescribed(max, approve(id), 403);
  await expectDescribed(peter, approve(id), 200);
  await expectDescribed(peter, approve(rival), 409);
  await expectDescribed(peter, ['POST', `${one}/reject`, paths.api.reject(rival)], 200, { body: { reason: 'belegt' } });
  await expectDescribed(peter, ['POST', `${one}/reject`, paths.api.reject(id)], 409);
  const archived = await expectDescribed(peter, ['POST', `${one}/archive`, paths.api.archive(id)], 200);
  expect(archived.json['status']).toBe('archived');
});

test('describes presence from the check-in to the check-out', async () => {
  const room = '01890000-0000-7000-8000-0000000000c1';
  await house.sql`insert into rooms ${house.sql({ id: room, facility_id: house.ids.facilities.biogrund, name: 'Labor', slug: 'labor' })}`;
  const create = ['POST', '/api/visits', paths.api.visits()] as const;
  const body = { room_id: room, guest_count: 1, planned_end_at: '2026-11-18T19:00:00+01:00' };
  const made = await expectDescribed(max, create, 201, { body });
  await expectDescribed(max, create, 200, { body });
  await expectDescribed(max, create, 422, { body: { ...body, guest_count: 21 } });
  await expectDescribed(max, create, 403, { body: { ...body, user_id: house.ids.people['eva.lang'] } });
  await expectDescribed(max, create, 404, { body: { room_id: '01890000-0000-7000-8000-000000000000' } });
  await expectDescribed(max, ['GET', '/api/presence', paths.api.presence({ room })], 200);
  await expectDescribed(max, ['GET', '/api/presence', '/api/presence?room=x'], 422);
  const end = ['POST', '/api/visits/{visitId}/end', paths.api.endVisit(String(made.json['id']))] as const;
  const ended = await expectDescribed(max, end, 200, { body: {} });
  expect(ended.json['ended_at']).toEqual(expect.any(String));
  await expectDescribed(max, end, 409);
});

test('describes shifts from the draft to the archive', async () => {
  const jonas = await apiOf(house, 'jonas.becker');
  const [create, at] = [
    ['POST', '/api/staff/shifts/v2', paths.api.shifts()] as const,
    '/api/staff/shifts/v2/{shiftId}',
  ];
  const body = { date_local: '2027-05-07', start_time_local: '18:00', end_time_local: '02:00', role: 'bar' };
  const made = await expectDescribed(jonas, create, 201, { body });
  await expectDescribed(jonas, create, 422, { body: { ...body, required_staff_count: -1 } });
  await expectDescribed(max, create, 403, { body });
  const id = String(made.json['id']);
  const one = (method: string) => [method, at, paths.api.shift(id)] as const;
  const act = (what: string, address: (shiftId: string) => string) => ['POST', `${at}/${what}`, address(id)] as const;
  const [swap, assign] = [act('swap', paths.api.swapShift), act('assign', paths.api.assignStaff)];
  await expectDescribed(jonas, one('GET'), 200);
  await expectDescribed(max, one('GET'), 404);
  await expectDescribed(jonas, one('PATCH'), 200, { body: { version: 1, station: 'Tresen', required_staff_count: 0 } });
  await expectDescribed(jonas, one('PATCH'), 409, { body: { version: 1 } });
  const [row] = await house.sql<{ staff_id: string }[]>`
    insert into staff_members (id, operator_id, user_id, employment_kind)
    select gen_random_uuid(), operator_id, ${house.ids.people['max.mueller']}, 'employee' from shifts where id = ${id}
    on conflict (user_id, operator_id) do update set is_active = true returning id as staff_id`;
  if (!row) throw new Error('no staff member was written');
  const withSelf = { from_staff_id: row.staff_id, to_staff_id: row.staff_id };
  await expectDescribed(jonas, swap, 400, { body: withSelf });
  await expectDescribed(jonas, act('publish', paths.api.publishShift), 200, { body: {} });
  const assigned = await expectDescribed(jonas, assign, 200, { body: row });
  expect(assigned.json['warnings']).not.toEqual([]);
  await expectDescribed(max, ['GET', '/api/staff/my-shifts', paths.api.myShifts()], 200);
  await expectDescribed(jonas, swap, 400, { body: withSelf });
  await expectDescribed(jonas, act('unassign', paths.api.unassignStaff), 200, { body: row });
  await expectDescribed(jonas, act('cancel', paths.api.cancelShift), 200, { body: {} });
  await expectDescribed(jonas, assign, 409, { body: row });
  await expectDescribed(
    jonas,
    ['GET', '/api/staff/shifts/v2', paths.api.shifts({ from: '2027-05-01', limit: '1' })],
    200,
  );
  await expectDescribed(jonas, one('DELETE'), 200);
});
