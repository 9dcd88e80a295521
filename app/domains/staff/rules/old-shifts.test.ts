import { describe, expect, test } from 'vitest';
import { isLeftOut, spanOfOld, statusOfOld } from './old-shifts.ts';

test.each([
  [{}, true],
  [{ staff_member_id: null }, true],
  [{ staff_member_id: '' }, true],
  [{ staff_member_id: '17' }, false],
  [{ staff_member_id: '17', assigned_staff_ids: null }, false],
  [{ staff_member_id: '17', assigned_staff_ids: [] }, false],
  [{ staff_member_id: '17', assigned_staff_ids: ['17'] }, true],
])('leaves out %j: %s', (row, expected) => {
  expect(isLeftOut(row)).toBe(expected);
});

describe('spanOfOld', () => {
  const calendar = {
    addDays: () => 'next',
    instantOf: (date: string, time: string) =>
      time === '02:30' ? { kind: 'skipped' as const } : { kind: 'ok' as const, instant: `${date} ${time}` },
  };
  test.each([
    ['10:00', '16:00', { startAtUtc: '2026-11-19 10:00', endAtUtc: '2026-11-19 16:00' }],
    ['18:00', '24:00', { startAtUtc: '2026-11-19 18:00', endAtUtc: '2026-11-19 24:00' }],
    ['18:00', '02:00', { startAtUtc: '2026-11-19 18:00', endAtUtc: 'next 02:00' }],
    ['10:00', '10:00', { startAtUtc: '2026-11-19 10:00', endAtUtc: 'next 10:00' }],
    ['02:30', '10:00', { field: 'start_time', code: 'time_skipped' }],
    ['18:00', '02:30', { field: 'end_time', code: 'time_skipped' }],
  ])('%s to %s', (start, end, expected) => {
    expect(spanOfOld({ shift_date: '2026-11-19', start_time: start, end_time: end }, calendar)).toEqual(expected);
  });

  test.each(['1999-12-31', '2200-01-01', '9999-12-31'])('%s is too far away', (date) => {
    expect(spanOfOld({ shift_date: date, start_time: '18:00', end_time: '02:00' }, calendar)).toEqual({
      field: 'shift_date',
      code: 'far',
    });
  });
});

test.each([
  [{ schedule_id: 'a' }, 'PUBLISHED'],
  [{ schedule_id: 'b' }, 'DRAFT'],
  [{ schedule_id: null }, 'DRAFT'],
  [{ schedule_id: 'a', archived: true }, 'CANCELLED'],
  [{ schedule_id: 'b', archived: true }, 'DRAFT'],
])('the status of %j is %s', (row, expected) => {
  const times = { shift_date: '', start_time: '', end_time: '' };
  expect(statusOfOld({ ...times, ...row }, new Set(['a']))).toBe(expected);
});
