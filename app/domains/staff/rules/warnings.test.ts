import { describe, expect, test } from 'vitest';
import { type JudgedPerson, type JudgedShift, warningsOfPerson, warningsOfShift } from './warnings.ts';

const HOUR = 3_600_000;
const ANY_DAY = 20_000 * 24 * HOUR;

/** A shift on a Friday; hours count from its midnight. */
const shift = (from: number, until: number, changes: Partial<JudgedShift> = {}): JudgedShift & { role: string } => ({
  shiftId: 'this',
  startMs: ANY_DAY + from * HOUR,
  endMs: ANY_DAY + until * HOUR,
  date: '2026-11-20',
  weekday: 5,
  startTime: `${String(from).padStart(2, '0')}:00`,
  endDate: until > 24 ? '2026-11-21' : '2026-11-20',
  endTime: `${String(until % 24).padStart(2, '0')}:00`,
  role: 'bar',
  ...changes,
});
const other = (from: number, until: number, date = '2026-11-20') => ({
  shiftId: 'other',
  startMs: ANY_DAY + from * HOUR,
  endMs: ANY_DAY + until * HOUR,
  date,
});
const adult: JudgedPerson = {
  staffId: 'eva',
  employmentKind: 'employee',
  birthDate: '1990-05-01',
  roles: ['bar'],
  others: [],
  bookings: [],
};
const minor: JudgedPerson = { ...adult, employmentKind: 'youth', birthDate: '2009-11-21' };
const codes = (one: ReturnType<typeof shift>, person: JudgedPerson) =>
  warningsOfPerson(one, person).map(({ code }) => code);

describe('of an adult', () => {
  test.each([
    ['nothing', shift(10, 18), adult, []],
    ['another shift at the same time', shift(10, 14), { ...adult, others: [other(13, 16)] }, ['OVERLAP_SHIFT']],
    ['a shift that only touches', shift(10, 14), { ...adult, others: [other(14, 16)] }, []],
    ['ten hours', shift(8, 18), adult, []],
    ['over ten hours', shift(8, 19), adult, ['W_MAX_10H']],
    ['over ten hours in two shifts of a day', shift(8, 14), { ...adult, others: [other(15, 20)] }, ['W_MAX_10H']],
    ['eleven hours of rest', shift(10, 14), { ...adult, others: [other(25, 30, '2026-11-21')] }, []],
    ['ten hours of rest before', shift(8, 12), { ...adult, others: [other(-10, -2, '2026-11-19')] }, ['W_REST_11H']],
    ['ten hours of rest after', shift(14, 22), { ...adult, others: [other(32, 36, '2026-11-21')] }, ['W_REST_11H']],
    ['a break between two shifts of a day', shift(8, 10), { ...adult, others: [other(17, 19)] }, []],
    ['a role that is missing', shift(10, 14), { ...adult, roles: ['service'] }, ['NO_ROLE']],
  ])('%s', (_, one, person, expected) => {
    expect(codes(one, person)).toEqual(expected);
  });

  test('a booking that the person trains at that time, by its title', () => {
    const bookings = [{ bookingId: 'b', title: 'A-Jugend', startMs: ANY_DAY + 17 * HOUR, endMs: ANY_DAY + 19 * HOUR }];
    expect(warningsOfPerson(shift(18, 22), { ...adult, bookings })).toEqual([
      { code: 'OVERLAP_BOOKING', shiftId: 'this', staffId: 'eva', bookingId: 'b', name: 'A-Jugend' },
    ]);
    expect(codes(shift(19, 22), { ...adult, bookings })).toEqual([]);
  });
});

describe('of a minor', () => {
  test.each([
    ['eight hours by day', shift(8, 16), minor, []],
    ['over eight hours', shift(8, 17), minor, ['W_YOUTH_MAX_8H']],
    ['over ten hours', shift(8, 19), minor, ['W_YOUTH_MAX_8H', 'W_YOUTH_SHIFT_10H']],
    ['after 20:00', shift(15, 21), minor, ['W_YOUTH_NIGHT']],
    ['until midnight', shift(18, 24, { endTime: '00:00', endDate: '2026-11-21' }), minor, ['W_YOUTH_NIGHT']],
    ['before 06:00', shift(5, 10), minor, ['W_YOUTH_NIGHT']],
    ['on a Saturday', shift(10, 14, { weekday: 6 }), minor, ['W_YOUTH_SATURDAY']],
    ['on a Sunday', shift(10, 14, { weekday: 0 }), minor, ['W_YOUTH_SUNDAY']],
    [
      'less than twelve hours of rest',
      shift(8, 12),
      { ...minor, others: [other(-8, -3.5, '2026-11-19')] },
      ['W_YOUTH_REST_12H'],
    ],
    ['under fifteen', shift(10, 12), { ...minor, birthDate: '2012-01-01' }, ['W_YOUTH_AGE']],
    ['the day of majority', shift(10, 20), { ...minor, birthDate: '2008-11-20' }, []],
    ['no birth date, employed as youth', shift(15, 21), { ...minor, birthDate: null }, ['W_YOUTH_NIGHT']],
    ['no birth date, employed as adult', shift(15, 21), { ...adult, birthDate: null }, []],
    ['a volunteer has no working time', shift(8, 22), { ...minor, employmentKind: 'volunteer' as const }, []],
  ])('%s', (_, one, person, expected) => {
    expect(codes(one, person)).toEqual(expected);
  });
});

test.each([
  [1, null, []],
  [2, null, ['OVERSTAFFED']],
  [0, 'Tag der Deutschen Einheit', ['HOLIDAY']],
])('of the shift itself: %s heads of 1, holiday %s', (heads, holiday, expected) => {
  const found = warningsOfShift({ shiftId: 'this' }, { heads, requiredStaffCount: 1, holiday });
  expect(found.map(({ code }) => code)).toEqual(expected);
});
