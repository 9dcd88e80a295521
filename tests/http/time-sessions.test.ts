import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { apiOf } from '#tests/setup/api.ts';
import { absent, openStaffHouse, type StaffHouse } from './staff-house.ts';

/** Seed 1, 2.4: times of all, corrections and stamps, by every role. It is Wednesday, 18 November 2026, 10:00 in Berlin. */
let house: StaffHouse;
let sessionId: string;
let key = 0;

beforeAll(async () => {
  house = await openStaffHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from month_closings`;
  await house.sql`set platzwart.forgets_times = 'on'`;
  await house.sql`delete from time_corrections`;
  await house.sql`delete from time_events`;
  await house.sql`delete from time_sessions`;
  sessionId = await work('06:00', '09:00', 'eva');
});

/** Work of today by real stamps, which a phone sends that was without a network. */
async function work(from: string, until: string, who: 'eva' | 'lisa'): Promise<string> {
  const stamp = (path: string, time: string) =>
    house.api[who]('POST', path, {
      body: { occurred_at: `2026-11-18T${time}:00+01:00`, idempotency_key: `work-${(key += 1)}` },
    });
  await stamp(paths.api.clockIn(), from);
  const { json } = await stamp(paths.api.clockOut(), until);
  return (json['session'] as { id: string }).id;
}

const get = (api: keyof StaffHouse['api'], path: string) => house.api[api]('GET', path);
const patch = (body: Record<string, unknown>, api: keyof StaffHouse['api'] = 'admin', id = sessionId) =>
  house.api[api]('PATCH', paths.api.timeSession(id), { body: { reason: 'Handy war leer', ...body } });
const stored = () =>
  house.sql`select clock_out_at, total_work_seconds, version from time_sessions where id = ${sessionId}`;
const errorsOf = (json: Record<string, unknown>) =>
  ((json['errors'] ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);

describe('GET time-sessions', () => {
  test('lists the sessions of the operator to a manager and an admin, with hints', async () => {
    await work('06:30', '09:30', 'lisa');
    for (const api of ['manager', 'admin'] as const) {
      const { status, json } = await get(api, paths.api.timeSessions());
      expect([status, json['next_cursor']]).toEqual([200, null]);
      expect(json['items']).toMatchObject([
        { staff_member_id: house.staff.lisa, clock_in_at: '2026-11-18T05:30:00Z', hints: [] },
        {
          id: sessionId,
          staff_member_id: house.staff.eva,
          day_key: '2026-11-18',
          state: 'CLOSED',
          total_work_seconds: 3 * 3600,
          total_break_seconds: 0,
          breaks: [],
          flagged: false,
        },
      ]);
    }
    expect((await get('otherAdmin', paths.api.timeSessions())).json['items']).toEqual([]);
  });

  test.each([
    ['staff_member_id', () => ({ staff_member_id: house.staff.eva }), 1],
    ['another person', () => ({ staff_member_id: house.staff.lisa }), 0],
    ['from', () => ({ from: '2026-11-19' }), 0],
    ['to', () => ({ to: '2026-11-17' }), 0],
    ['a day', () => ({ from: '2026-11-18', to: '2026-11-18' }), 1],
    ['state', () => ({ state: 'WORKING' }), 0],
    ['flagged', () => ({ flagged: 'true' }), 0],
    ['not flagged', () => ({ flagged: 'false' }), 1],
  ])('filters by %s', async (_name, query, count) => {
    const { status, json } = await get('manager', paths.api.timeSessions(query()));
    expect([status, (json['items'] as []).length]).toEqual([200, count]);
  });

  test('names a wrong filter', async () => {
    const { status, json } = await get(
      'manager',
      paths.api.timeSessions({ from: '2026-02-30', state: 'OFF', flagged: '1', cursor: 'x', sort: 'id' }),
    );
    expect(status).toBe(422);
    expect(errorsOf(json).map((error) => error.split(' ')[0])).toEqual(['from', 'state', 'flagged', 'cursor', 'sort']);
  });

  test('pages', async () => {
    await work('06:30', '09:30', 'lisa');
    const first = await get('manager', paths.api.timeSessions({ limit: '1' }));
    const cursor = String(first.json['next_cursor']);
    const second = await get('manager', paths.api.timeSessions({ limit: '1', cursor }));
    expect(second.json).toMatchObject({ items: [{ id: sessionId }], next_cursor: null });
  });
});

test('GET time-sessions/{id} has the stamps of a session', async () => {
  const { status, json } = await get('manager', paths.api.timeSession(sessionId));
  expect([status, json['id'], json['hints']]).toEqual([200, sessionId, []]);
  expect(json['events']).toMatchObject([
    {
      session_id: sessionId,
      staff_member_id: house.staff.eva,
      event_type: 'CLOCK_IN',
      timestamp_utc: '2026-11-18T05:00:00Z',
      timestamp_local: '2026-11-18T06:00:00+01:00',
      source: 'APP',
      metadata: { recorded_at: '2026-11-18T09:00:00Z' },
    },
    { event_type: 'CLOCK_OUT' },
  ]);
});

describe('PATCH time-sessions/{id}', () => {
  test('appends a stamp, keeps the first ones, and answers the session', async () => {
    const { status, json } = await patch({
      clock_out_at: '2026-11-18T09:30:00+01:00',
      breaks: [{ start_at: '2026-11-18T06:00:00Z', end_at: '2026-11-18T06:15:00Z' }],
    });
    expect([status, json]).toMatchObject([
      200,
      { clock_out_at: '2026-11-18T08:30:00Z', total_work_seconds: 11_700, total_break_seconds: 900 },
    ]);
    const events = json['events'] as { event_type: string; source: string; metadata: { replaces?: string } }[];
    expect(events.map(({ event_type, source }) => `${event_type} ${source}`)).toEqual([
      'CLOCK_IN APP',
      'CLOCK_OUT APP',
      'BREAK_START ADMIN_CORRECTION',
      'BREAK_END ADMIN_CORRECTION',
      'CLOCK_OUT ADMIN_CORRECTION',
    ]);
    const [mail] = await house.sql`
      select subject from mail_messages where user_id = ${house.ids.people['eva.lang']} order by id desc limit 1`;
    expect(mail?.['subject']).toBe('Zeiten korrigiert: Mi 18.11.2026');
  });

  test('with an Idempotency-Key corrects once', async () => {
    const ask = () =>
      house.api.admin('PATCH', paths.api.timeSession(sessionId), {
        body: { discard: true, reason: 'Irrtum' },
        key: `p${sessionId}`,
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    expect(await house.sql`select 1 from time_corrections`).toHaveLength(1);
  });

  test.each([
    ['upside down', { clock_out_at: '2026-11-18T04:00:00Z' }, ['clock_out_at upside_down']],
    ['in the future', { clock_out_at: '2026-11-18T10:00:00Z' }, ['clock_out_at future']],
    [
      'with a break upside down',
      { breaks: [{ start_at: '2026-11-18T07:00:00Z', end_at: '2026-11-18T06:00:00Z' }] },
      ['breaks break_upside_down'],
    ],
    ['with half a break', { breaks: [{ start_at: '2026-11-18T07:00:00Z' }] }, ['breaks.0.end_at missing']],
    ['with an unknown shift', { shift_id: absent }, ['shift_id shift']],
    [
      'with unknown fields',
      { state: 'CLOSED', total_work_seconds: 1 },
      ['state unknown', 'total_work_seconds unknown'],
    ],
    ['with an instant without a zone', { clock_in_at: '2026-11-18T06:00:00' }, ['clock_in_at instant']],
    ['with a short reason', { reason: 'x' }, ['reason too_short']],
    ['without a reason', { reason: undefined }, ['reason missing']],
  ])('%s answers 422 and changes nothing', async (_name, body, errors) => {
    const before = await stored();
    const { status, json } = await patch(body);
    expect([status, errorsOf(json)]).toEqual([422, errors]);
    expect(await stored()).toEqual(before);
  });

  test('over another session answers 409 with its id', async () => {
    await patch({ clock_in_at: '2026-11-17T08:00:00Z', clock_out_at: '2026-11-17T09:00:00Z' });
    const other = await work('07:00', '08:00', 'eva');
    const { status, json } = await patch({ clock_out_at: '2026-11-18T06:30:00Z' });
    expect([status, json['code'], json['session_id']]).toEqual([409, 'SESSION_OVERLAP', other]);
    const taken = await patch({ clock_in_at: '2026-11-18T02:00:00Z', clock_out_at: '2026-11-18T03:00:00Z' });
    expect([taken.status, taken.json['code'], taken.json['session_id']]).toEqual([409, 'DAY_TAKEN', other]);
  });

  test('in an approved month answers 409 MONTH_CLOSED', async () => {
    await house.sql`insert into month_closings (id, operator_id, staff_member_id, month, state, changed_at)
      select gen_random_uuid(), operator_id, id, '2026-11', 'submitted', now() from staff_members where id = ${house.staff.eva}`;
    await house.sql`update month_closings set state = 'approved'`;
    const { status, json } = await patch({ discard: true });
    expect([status, json['code'], json['month']]).toEqual([409, 'MONTH_CLOSED', '2026-11']);
  });

  test('of an older version answers 409', async () => {
    const { status, json } = await patch({ version: 99, discard: true });
    expect([status, json['code']]).toEqual([409, 'VERSION_CONFLICT']);
  });

  test('of the own times answers 403', async () => {
    const [row] = await house.sql<{ id: string }[]>`
      insert into staff_members (id, operator_id, user_id, employment_kind, roles)
      select gen_random_uuid(), operator_id, ${house.ids.people['peter.koenig']}, 'employee', '{service}'
      from staff_members where id = ${house.staff.eva}
      on conflict (user_id, operator_id) do update set is_active = true returning id`;
    const made = await house.api.admin('POST', paths.api.clockIn(), { body: {}, key: `own-${(key += 1)}` });
    const { id } = made.json['session'] as { id: string };
    const { status, json } = await patch({ discard: true }, 'admin', id);
    expect([status, json['code'], json['right']]).toEqual([403, 'FORBIDDEN', 'time.correct']);
    expect(row?.id).toBe((made.json['session'] as { staff_member_id: string }).staff_member_id);
  });
});

describe('GET time-events', () => {
  test('lists the stamps of the operator to an admin, newest first', async () => {
    const { status, json } = await get('admin', paths.api.timeEvents({ staff_member_id: house.staff.eva }));
    expect(status).toBe(200);
    expect(json['items']).toMatchObject([{ event_type: 'CLOCK_OUT' }, { event_type: 'CLOCK_IN' }]);
    expect((await get('otherAdmin', paths.api.timeEvents())).json['items']).toEqual([]);
  });

  test('pages, and names a wrong filter', async () => {
    const { json } = await get('admin', paths.api.timeEvents({ limit: '1' }));
    const next = await get('admin', paths.api.timeEvents({ limit: '1', cursor: String(json['next_cursor']) }));
    expect(next.json).toMatchObject({ items: [{ event_type: 'CLOCK_IN' }], next_cursor: null });
    const wrong = await get('admin', paths.api.timeEvents({ from: '2026-11-19', to: '2026-11-18' }));
    expect([wrong.status, errorsOf(wrong.json)]).toEqual([422, ['to range']]);
  });
});

describe('rights', () => {
  test('staff see no times of all, and a manager corrects none', async () => {
    const own = paths.api.timeSession(sessionId);
    for (const api of ['eva', 'lisa'] as const) {
      expect((await get(api, paths.api.timeSessions())).status).toBe(403);
      expect((await get(api, own)).status).toBe(404);
      expect((await get(api, paths.api.timeEvents())).status).toBe(403);
      expect((await patch({ discard: true }, api)).status).toBe(403);
    }
    expect((await get('manager', paths.api.timeEvents())).status).toBe(403);
    expect((await patch({ discard: true }, 'manager')).status).toBe(403);
  });

  test('the admin of another operator gets the 404 of an unknown session', async () => {
    for (const id of [sessionId, absent]) {
      const [read, written] = [
        await get('otherAdmin', paths.api.timeSession(id)),
        await patch({ discard: true }, 'otherAdmin', id),
      ];
      expect([read.status, read.json['code'], written.status, written.json['code']]).toEqual([
        404,
        'NOT_FOUND',
        404,
        'NOT_FOUND',
      ]);
    }
  });

  test('a token needs its scope', async () => {
    const reader = await apiOf(house, 'peter.koenig', ['times:read']);
    expect((await reader('GET', paths.api.timeSessions())).status).toBe(200);
    for (const reply of [
      await reader('GET', paths.api.timeEvents()),
      await reader('PATCH', paths.api.timeSession(sessionId), { body: { discard: true, reason: 'Irrtum' } }),
    ])
      expect([reply.status, reply.json['scope']]).toEqual([403, 'times:correct']);
  });
});
