import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { apiOf } from '#tests/setup/api.ts';
import { readDocument } from '#tests/setup/api-document.ts';
import { absent } from './staff-house.ts';
import { errorsOf, openTimesHouse, type TimesHouse } from './times-house.ts';

/** Seed 1, 2.4: times and stamps of all, by every role. Corrections: tests/http/time-corrections.test.ts. */
let house: TimesHouse;
let sessionId: string;

beforeAll(async () => {
  house = await openTimesHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.forgetTimes();
  sessionId = await house.work('06:00', '09:00', 'eva');
});

const get = (api: keyof TimesHouse['api'], path: string) => house.api[api]('GET', path);
const patch = (body: Record<string, unknown>, api: keyof TimesHouse['api'] = 'admin', id = sessionId) =>
  house.api[api]('PATCH', paths.api.timeSession(id), { body: { reason: 'Handy war leer', ...body } });

describe('GET time-sessions', () => {
  test('lists the sessions of the operator to a manager and an admin, with hints', async () => {
    await house.work('06:30', '09:30', 'lisa');
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
    await house.work('06:30', '09:30', 'lisa');
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
      expect([reply.status, reply.json['code']]).toEqual([403, 'TOKEN_SCOPE_MISSING']);
  });
});

test('every answer is as the document describes it', async () => {
  const differences = readDocument((await get('admin', paths.api.openapi())).json);
  const one = '/api/staff/time-sessions/{sessionId}';
  const replies = [
    ['GET', '/api/staff/time-sessions', await get('admin', paths.api.timeSessions())],
    ['GET', '/api/staff/time-events', await get('admin', paths.api.timeEvents())],
    ['GET', one, await get('admin', paths.api.timeSession(sessionId))],
    ['GET', one, await get('admin', paths.api.timeSession(absent))],
    ['PATCH', one, await patch({ clock_out_at: '2026-11-18T07:00:00Z' })],
    ['PATCH', one, await patch({ version: 99 })],
    ['PATCH', one, await patch({ clock_out_at: 'heute' })],
  ] as const;
  for (const [method, path, reply] of replies) expect([path, differences(method, path, reply)]).toEqual([path, []]);
  expect(replies.map(([, , { status }]) => status)).toEqual([200, 200, 200, 404, 200, 409, 422]);
});
