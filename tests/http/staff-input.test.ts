import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { absent, EVENING, openStaffHouse, type StaffHouse } from './staff-house.ts';

/** What the API of shifts answers to repeats, to bad input, and to those who manage none (staff.md). */
let house: StaffHouse;
beforeAll(async () => {
  house = await openStaffHouse();
});
afterAll(() => house.close());

const create = (body: Record<string, unknown>) => house.api.manager('POST', paths.api.shifts(), { body });
const patch = (id: string, body: Record<string, unknown>) => house.api.manager('PATCH', paths.api.shift(id), { body });
const mailCount = async () => Number((await house.sql`select count(*)::int from mail_messages`)[0]?.count);
const errorsOf = (json: Record<string, unknown>) =>
  ((json['errors'] ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);

describe('a repeat changes nothing and tells nobody again', () => {
  test.each(['publish', 'assign', 'unassign', 'cancel'] as const)('%s', async (act) => {
    const id = await house.shift({ assigned_staff_ids: act === 'assign' ? [] : [house.staff.eva] }, act === 'publish');
    const body = act === 'publish' || act === 'cancel' ? {} : { staff_id: house.staff.eva };
    const first = await house.act(id, act, body);
    const mails = await mailCount();
    const second = await house.act(id, act, body);
    expect([first.status, second.status, second.json['version']]).toEqual([200, 200, first.json['version']]);
    expect(await mailCount()).toBe(mails);
  });

  test('DELETE of a published shift cancels it and tells its people', async () => {
    const id = await house.shift({ assigned_staff_ids: [house.staff.eva] });
    const mails = await mailCount();
    for (let time = 0; time < 2; time += 1)
      expect(await house.api.manager('DELETE', paths.api.shift(id))).toMatchObject({
        status: 200,
        json: { status: 'CANCELLED', archived: true },
      });
    expect(await mailCount()).toBe(mails + 1);
  });

  test('the same Idempotency-Key creates one shift', async () => {
    const body = { ...EVENING, date_local: '2027-01-08' };
    const replies = [0, 1].map(() => house.api.manager('POST', paths.api.shifts(), { body, key: 'einmal' }));
    const ids = (await Promise.all(replies)).filter(({ status }) => status === 201).map(({ json }) => json['id']);
    expect(new Set(ids).size).toBe(1);
    expect(await house.sql`select 1 from shifts where date_local = '2027-01-08'`).toHaveLength(1);
  });
});

describe('wrong fields are named', () => {
  test.each([
    ['a negative head count', { ...EVENING, required_staff_count: -1 }, ['required_staff_count heads']],
    ['24:30', { ...EVENING, end_time_local: '24:30' }, ['end_time_local time']],
    ['a date that does not exist', { ...EVENING, date_local: '2026-02-30' }, ['date_local date']],
    [
      'an end before the start in UTC',
      { role: 'bar', start_at_utc: '2026-11-20T18:00:00Z', end_at_utc: '2026-11-20T17:00:00Z' },
      ['end_at_utc end_before_start'],
    ],
    [
      'an instant without a zone',
      { role: 'bar', start_at_utc: '2026-11-20T18:00:00', end_at_utc: '2026-11-20T19:00:00Z' },
      ['start_at_utc instant'],
    ],
    ['no time at all', { role: 'bar' }, ['start_at_utc needed', 'end_at_utc needed']],
    [
      'both forms of times',
      { ...EVENING, start_at_utc: '2026-11-20T18:00:00Z' },
      ['date_local two_forms', 'start_time_local two_forms', 'end_time_local two_forms'],
    ],
    [
      'an hour that the clock jumps over',
      { ...EVENING, date_local: '2027-03-27', end_time_local: '02:30' },
      ['end_time_local skipped_time'],
    ],
    ['unknown fields', { ...EVENING, template_id: absent, nonsense: 1 }, ['template_id unknown', 'nonsense unknown']],
    ['no role', { ...EVENING, role: ' ' }, ['role role_missing']],
    [
      'an unknown work area and person',
      { ...EVENING, work_area_id: absent, assigned_staff_ids: [absent] },
      ['work_area_id area', 'assigned_staff_ids person'],
    ],
  ])('%s: 422', async (_, body, errors) => {
    const { status, json } = await create(body);
    expect([status, errorsOf(json)]).toEqual([422, errors]);
  });

  test('a time that exists twice is refused with the alternatives', async () => {
    const { json } = await create({ ...EVENING, date_local: '2026-10-24', end_time_local: '02:30' });
    expect(json['errors']).toMatchObject([{ code: 'repeated_time', alternatives: ['01:45', '03:00'] }]);
  });

  test('a person of another operator, an inactive one and an unknown one: 422', async () => {
    const id = await house.shift({}, true);
    for (const staff_id of [house.stranger, house.staff.gone, absent]) {
      expect((await house.act(id, 'assign', { staff_id })).status).toBe(422);
    }
    expect((await house.act(id, 'assign', { staff_id: 'x' })).status).toBe(422);
    expect((await house.act(id, 'assign', {})).status).toBe(422);
  });

  test('a status in PATCH leads to publish and cancel', async () => {
    const { status, json } = await patch(await house.shift({}, true), { status: 'PUBLISHED' });
    expect([status, errorsOf(json)]).toEqual([422, ['status use_publish']]);
  });
});

test('PATCH: an old version is a conflict, and a shift that is over does not change', async () => {
  const id = await house.shift({ work_area_id: house.workArea });
  const read = (await house.api.manager('GET', paths.api.shift(id))).json;
  expect(await patch(id, { version: read['version'], station: 'Terrasse' })).toMatchObject({
    status: 200,
    json: { station: 'Terrasse', work_area_id: house.workArea },
  });
  for (const stale of [{ version: read['version'] }, { updated_at: '2026-01-01T00:00:00Z' }])
    expect(await patch(id, { ...stale, station: '' })).toMatchObject({
      status: 409,
      json: { code: 'VERSION_CONFLICT' },
    });
  expect(await patch(id, { station: '', assigned_staff_ids: [house.staff.lisa] })).toMatchObject({
    status: 200,
    json: { station: null, assigned_staff_ids: [house.staff.lisa] },
  });
  await house.act(id, 'cancel');
  for (const reply of [
    await patch(id, { station: 'x' }),
    await house.act(id, 'publish'),
    await house.act(id, 'assign', { staff_id: house.staff.eva }),
    await house.act(id, 'unassign', { staff_id: house.staff.lisa }),
  ])
    expect(reply).toMatchObject({ status: 409, json: { code: 'SHIFT_CANCELLED' } });
});

test('warnings come with words in the language of the account', async () => {
  const id = await house.shift({ role: 'bar', date_local: '2026-12-25', work_area_id: house.workArea }, true);
  const { json } = await house.act(id, 'assign', { staff_id: house.staff.eva });
  expect(json['warnings']).toMatchObject([
    { code: 'NO_ROLE', staff_id: house.staff.eva, detail: 'Die Rolle „bar“ fehlt.' },
    { code: 'HOLIDAY', staff_id: null, detail: 'Feiertag: 1. Weihnachtstag.' },
  ]);
});

test('shifts of others are unknown, and lists are forbidden to those who manage none', async () => {
  const id = await house.shift();
  const ask = (api: StaffHouse['api']['eva']) =>
    Promise.all([
      api('GET', paths.api.shift(id)),
      api('PATCH', paths.api.shift(id), { body: { role: 'x' } }),
      api('DELETE', paths.api.shift(id)),
      api('POST', paths.api.cancelShift(id), { body: {} }),
      api('POST', paths.api.assignStaff(id), { body: { staff_id: house.staff.eva } }),
      api('POST', paths.api.swapShift(id), {
        body: { from_staff_id: house.staff.eva, to_staff_id: house.staff.lisa },
      }),
    ]);
  for (const api of [house.api.eva, house.api.otherAdmin])
    expect((await ask(api)).map(({ status, json }) => [status, json['code']])).toEqual(
      Array.from({ length: 6 }, () => [404, 'NOT_FOUND']),
    );
  const statuses = async (api: StaffHouse['api']['eva']) => [
    (await api('GET', paths.api.shifts())).status,
    (await api('POST', paths.api.shifts(), { body: EVENING })).status,
  ];
  expect(await statuses(house.api.eva)).toEqual([403, 403]);
  expect((await house.api.otherAdmin('GET', paths.api.shifts())).json['items']).toEqual([]);
  expect((await house.api.manager('GET', paths.api.shift(absent))).status).toBe(404);
});

test('the list filters, and leads through its pages without a gap', async () => {
  const month = { from: '2027-05-01', to: '2027-05-31' };
  const made: string[] = [];
  for (const [day, role] of [
    ['03', 'bar'],
    ['01', 'bar'],
    ['02', 'kitchen'],
    ['02', 'bar'],
  ] as const)
    made.push(
      await house.shift(
        { date_local: `2027-05-${day}`, role, station: 'Zelt', assigned_staff_ids: [house.staff.eva] },
        true,
      ),
    );
  const [third = '', first = '', kitchen = '', second = ''] = made;
  await house.api.manager('DELETE', paths.api.shift(third));
  const idsOf = async (query: Record<string, string>) => {
    const { status, json } = await house.api.manager('GET', paths.api.shifts({ ...month, ...query }));
    expect(status).toBe(200);
    return (json['items'] as { id: string }[]).map(({ id }) => id);
  };
  expect(await idsOf({})).toEqual([first, kitchen, second]);
  expect(await idsOf({ include_archived: 'true' })).toEqual([first, kitchen, second, third]);
  expect(await idsOf({ role: 'kitchen' })).toEqual([kitchen]);
  expect(await idsOf({ station: 'Zelt', to: '2027-05-01' })).toEqual([first]);
  expect(await idsOf({ staff_member_id: house.staff.lisa })).toEqual([]);
  expect(await idsOf({ status: 'PUBLISHED' })).toEqual([]);
  expect(await idsOf({ work_area_id: absent })).toEqual([]);
  const pages: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { ...month, limit: '2', ...(cursor === null ? {} : { cursor }) };
    const { json } = await house.api.manager('GET', paths.api.shifts(query));
    pages.push(...(json['items'] as { id: string }[]).map(({ id }) => id));
    cursor = json['next_cursor'] as string | null;
  } while (cursor !== null);
  expect(pages).toEqual([first, kitchen, second]);
  for (const wrong of [{ cursor: 'x' }, { limit: '0' }, { from: '2027-06-01' }, { status: 'draft' }] as Record<
    string,
    string
  >[])
    expect((await house.api.manager('GET', paths.api.shifts({ ...month, ...wrong }))).status).toBe(422);
});
