import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { absent } from './staff-house.ts';
import { errorsOf, openTimesHouse, type TimesHouse } from './times-house.ts';

/** Seed 1, 2.4: corrections by an admin, and their bad input. It is Wednesday, 18 November 2026, 10:00 in Berlin. */
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

const patch = (body: Record<string, unknown>, api: keyof TimesHouse['api'] = 'admin', id = sessionId) =>
  house.api[api]('PATCH', paths.api.timeSession(id), { body: { reason: 'Handy war leer', ...body } });
const stored = () =>
  house.sql`select clock_out_at, total_work_seconds, version from time_sessions where id = ${sessionId}`;

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
    const other = await house.work('07:00', '08:00', 'eva');
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
    const made = await house.api.admin('POST', paths.api.clockIn(), { body: {}, key: 'own' });
    const { id } = made.json['session'] as { id: string };
    const { status, json } = await patch({ discard: true }, 'admin', id);
    expect([status, json['code'], json['right']]).toEqual([403, 'FORBIDDEN', 'time.correct']);
    expect(row?.id).toBe((made.json['session'] as { staff_member_id: string }).staff_member_id);
  });
});
