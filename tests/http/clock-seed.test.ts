import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { openStaffHouse, type StaffHouse } from './staff-house.ts';

/** The smoke tests of the time clock (seed 1, 3.2 and 3.3), by their numbers. It is Wednesday, 18 November 2026, 10:00 in Berlin. */
let house: StaffHouse;
beforeAll(async () => {
  house = await openStaffHouse();
});
afterAll(() => house.close());

let key = 0;
/** A stamp at a time of today in Berlin, as a phone sends it that was without a network. */
const stamp = (path: string, time: string, who: 'eva' | 'lisa' = 'eva') =>
  house.api[who]('POST', path, {
    body: { occurred_at: `2026-11-18T${time}:00+01:00`, idempotency_key: `stamp-${(key += 1)}` },
  });
const { clockIn, clockOut, breakStart, breakEnd, clockToday } = paths.api;

describe('3.2 timeclock', () => {
  test('T1: POST /timeclock/clock-in (first session) answers 201, state=WORKING', async () => {
    const { status, json } = await stamp(clockIn(), '06:00');
    expect([status, json['state']]).toEqual([201, 'WORKING']);
    expect(json['session']).toMatchObject({
      staff_member_id: house.staff.eva,
      day_key: '2026-11-18',
      state: 'WORKING',
      clock_in_at: '2026-11-18T05:00:00Z',
      clock_out_at: null,
      total_work_seconds: null,
      breaks: [],
    });
    expect(json['server_time']).toBe('2026-11-18T09:00:00Z');
  });

  test('T2: POST /timeclock/clock-in (second on the same day) answers 409', async () => {
    const { status, json } = await house.api.eva('POST', clockIn(), { body: {}, key: 'second' });
    expect([status, json['code'], json['state']]).toEqual([409, 'ALREADY_WORKING', 'WORKING']);
  });

  test('T3: POST /timeclock/break-start: state=BREAK', async () => {
    expect(await stamp(breakStart(), '08:00')).toMatchObject({ status: 200, json: { state: 'BREAK' } });
  });

  test('T4: POST /timeclock/clock-out during BREAK answers 409', async () => {
    const { status, json } = await house.api.eva('POST', clockOut(), { body: {}, key: 'during' });
    expect([status, json['code'], json['state']]).toEqual([409, 'BREAK_RUNNING', 'BREAK']);
  });

  test('T5: POST /timeclock/break-end: state=WORKING', async () => {
    expect(await stamp(breakEnd(), '08:30')).toMatchObject({ status: 200, json: { state: 'WORKING' } });
  });

  test('T6: POST /timeclock/clock-out: state=CLOSED', async () => {
    expect(await stamp(clockOut(), '09:45')).toMatchObject({ status: 200, json: { state: 'CLOSED' } });
    const status = await house.api.eva('GET', paths.api.clockStatus());
    expect(status.json).toMatchObject({ state: 'OFF', session: { state: 'CLOSED' } });
    const again = await house.api.eva('POST', clockIn(), { body: {}, key: 'again' });
    expect([again.status, again.json['code']]).toEqual([409, 'ALREADY_CLOSED']);
  });

  test('T7: GET /timeclock/today (after clock-out) sums work and breaks', async () => {
    const { json } = await house.api.eva('GET', clockToday());
    expect(json).toMatchObject({ state: 'CLOSED', total_work_seconds: 195 * 60, total_break_seconds: 30 * 60 });
    expect(json['sessions']).toMatchObject([
      {
        total_work_seconds: 195 * 60,
        total_break_seconds: 30 * 60,
        breaks: [{ start_at: '2026-11-18T07:00:00Z', end_at: '2026-11-18T07:30:00Z', duration_seconds: 1800 }],
      },
    ]);
  });
});

describe('3.3 auto-link', () => {
  const today = { date_local: '2026-11-18', start_time_local: '08:00', end_time_local: '14:00' };
  async function linkedOf(shifts: number): Promise<unknown> {
    await house.sql`delete from shift_assignments where staff_member_id = ${house.staff.lisa}`;
    await house.sql`update time_sessions set discarded = true, total_work_seconds = 0, total_break_seconds = 0, clock_out_at = clock_in_at,
      state = 'CLOSED', flagged = false where staff_member_id = ${house.staff.lisa} and not discarded`;
    const ids: string[] = [];
    for (let one = 0; one < shifts; one += 1)
      ids.push(await house.shift({ ...today, assigned_staff_ids: [house.staff.lisa] }));
    const { json } = await stamp(clockIn(), '07:55', 'lisa');
    const { shift_id: shiftId, link_method: method } = json['session'] as Record<string, unknown>;
    return [ids.indexOf(String(shiftId)), method];
  }

  test('A1: clock-in with exactly one shift: shift_id set, link_method=AUTO', async () => {
    expect(await linkedOf(1)).toEqual([0, 'AUTO']);
  });

  test('A2: clock-in without a shift: shift_id=null, link_method=NONE', async () => {
    expect(await linkedOf(0)).toEqual([-1, 'NONE']);
  });

  test('A3: clock-in with more than one possible shift: shift_id=null, link_method=NONE', async () => {
    expect(await linkedOf(2)).toEqual([-1, 'NONE']);
  });
});
