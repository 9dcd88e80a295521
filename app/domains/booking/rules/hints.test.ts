import { describe, expect, test } from 'vitest';
import type { DateVerdict } from './dates.ts';
import type { ElsewhereBooking } from './conflicts.ts';
import { holidaysKnownUntil, withHints } from './hints.ts';

const thursday: DateVerdict = {
  date: '2026-12-03',
  kind: 'free',
  conflicts: [],
  hints: [],
  refusal: null,
  skipped: null,
  publicHoliday: null,
  schoolHoliday: null,
};
const training: ElsewhereBooking = {
  id: 'training',
  date: '2026-12-03',
  startTime: '17:00',
  endTime: '18:30',
  title: 'A-Jugend Training',
  teamId: 'ajugend',
  teamName: 'A-Jugend',
  userId: 'max',
  personName: 'Max Müller',
  placeName: 'Sportplatz',
};
const planned = { teamId: 'ajugend', userId: 'max' };
const time = { startTime: '18:00', endTime: '19:00' };

describe('the hint that a team or a person is elsewhere', () => {
  test.each([
    ['the same team', planned, 'team'],
    ['another team of the same trainer', { teamId: 'bjugend', userId: 'max' }, 'person'],
    ['the same person without a team', { teamId: null, userId: 'max' }, 'person'],
  ] as const)('warns of %s', (_case, who, expected) => {
    const [verdict] = withHints([thursday], time, [training], who);
    expect(verdict).toMatchObject({ kind: 'warned', hints: [{ who: expected, with: { id: 'training' } }] });
  });

  test.each<[string, Parameters<typeof withHints>]>([
    ['another team and trainer', [[thursday], time, [training], { teamId: 'bjugend', userId: 'tom' }]],
    [
      'a booking without a team, planned without one',
      [[thursday], time, [{ ...training, teamId: null }], { teamId: null, userId: null }],
    ],
    ['a time that only touches', [[thursday], { startTime: '18:30', endTime: '19:00' }, [training], planned]],
    ['another day', [[thursday], time, [{ ...training, date: '2026-12-10' }], planned]],
    ['a date that is taken', [[{ ...thursday, kind: 'blocked' }], time, [training], planned]],
    ['a date that is skipped', [[{ ...thursday, kind: 'skipped', skipped: 'removed' }], time, [training], planned]],
  ])('says nothing about %s', (_case, input) => {
    expect(withHints(...input)).toEqual(input[0]);
  });

  test('does not repeat a booking that is a conflict already', () => {
    const other = { ...training, resourceId: 'pitch', isPending: false, isNamed: true, isBlocking: false };
    const beside = { kind: 'composite_blocked', severity: 'warning', with: other } as const;
    const warned: DateVerdict = { ...thursday, kind: 'warned', conflicts: [beside] };
    expect(withHints([warned], time, [training], planned)).toEqual([warned]);
  });
});

test.each([
  ['the last date is known', [{ date: '2028-01-11' }], true, '2028-01-11', null],
  [
    'the last date is behind',
    [{ date: '2028-01-12' }, { date: '2028-01-05' }],
    true,
    '2028-01-11',
    { until: '2028-01-11' },
  ],
  ['nothing is known of the Land', [{ date: '2027-01-01' }], true, null, { until: null }],
  ['school holidays are not skipped', [{ date: '2029-01-01' }], false, null, null],
] as const)('names the last known school holidays: %s', (_case, dates, skips, known, expected) => {
  expect(holidaysKnownUntil(dates, skips, known)).toEqual(expected);
});
