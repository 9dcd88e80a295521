import { Temporal } from 'temporal-polyfill';
import { afterAll, describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  checkWallTime,
  dayOfWeek,
  daysBetween,
  halfYearOf,
  isLocalDate,
  isoWeekOf,
  mondayOf,
  mondaysOf,
  monthRange,
  wallClock,
  onWeekday,
  weekdaysBetween,
  weekDates,
} from './calendar.ts';

const BERLIN = 'Europe/Berlin';
const zoneBefore = process.env['TZ'];
afterAll(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

describe.each(['UTC', 'Europe/Berlin', 'Pacific/Auckland'])('with the server in %s', (zone) => {
  const inZone = <T>(work: () => T): T => {
    process.env['TZ'] = zone;
    return work();
  };

  it.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-03-29', '2026-W13'],
    ['2026-10-25', '2026-W43'],
  ])('puts %s in week %s', (date, week) => {
    inZone(() => {
      expect(isoWeekOf(date)).toBe(week);
      expect(weekDates(mondayOf(week) ?? '')).toContain(date);
    });
  });

  it.each([
    ['18:00 before the clock goes forward is 17:00Z', '2026-03-28', '18:00', '2026-03-28T17:00:00Z'],
    ['18:00 after it stays 18:00 and is 16:00Z', '2026-03-29', '18:00', '2026-03-29T16:00:00Z'],
    ['18:00 after the clock went back is 17:00Z', '2026-10-25', '18:00', '2026-10-25T17:00:00Z'],
    ['24:00 is the next midnight', '2026-10-24', '24:00', '2026-10-24T22:00:00Z'],
  ])('%s', (_name, date, time, instant) => {
    const check = inZone(() => checkWallTime(date, time, BERLIN));
    expect('instant' in check ? check.instant.toString() : check.kind).toBe(instant);
  });

  it.each([
    ['skips 02:30', '2026-03-29', '02:30', 'skipped', ['01:45', '03:00']],
    ['skips 02:00', '2026-03-29', '02:00', 'skipped', ['01:45', '03:00']],
    ['knows 03:00', '2026-03-29', '03:00', 'ok', null],
    ['has 02:30 twice', '2026-10-25', '02:30', 'repeated', ['01:45', '03:00']],
    ['has 02:00 twice', '2026-10-25', '02:00', 'repeated', ['01:45', '03:00']],
    ['has 03:00 once', '2026-10-25', '03:00', 'ok', null],
  ])('checks a wall time when the clock changes: %s', (_name, date, time, kind, alternatives) => {
    const check = inZone(() => checkWallTime(date, time, BERLIN));
    expect({ kind: check.kind, alternatives: 'alternatives' in check ? check.alternatives : null }).toEqual({
      kind,
      alternatives,
    });
  });

  it('reads the wall clock of the facility, not of the server', () => {
    inZone(() => {
      expect(wallClock(Temporal.Instant.from('2026-10-25T00:30:00Z'), BERLIN)).toEqual({
        date: '2026-10-25',
        time: '02:30',
      });
      expect(wallClock(Temporal.Instant.from('2026-10-25T01:30:00Z'), BERLIN)).toEqual({
        date: '2026-10-25',
        time: '02:30',
      });
      expect(wallClock(Temporal.Instant.from('2026-12-31T23:30:00Z'), BERLIN).date).toBe('2027-01-01');
    });
  });

  it('counts days when the clock changes between them', () => {
    inZone(() => {
      expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
      expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
      expect(dayOfWeek('2026-10-25')).toBe(0);
    });
  });
});

describe('dates', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['+012026-01-01', false],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('isLocalDate of %j is %s', (text, isDate) => {
    expect(isLocalDate(text)).toBe(isDate);
  });

  it.each(['2025-W53', '2026-W00', '2026-W54', '1600-W01', '2026-47', 'W47', ''])(
    'mondayOf is null for the week %j',
    (week) => {
      expect(mondayOf(week)).toBeNull();
    },
  );

  it.each([
    ['2026-01-01', '2026-01-01', '2026-06-30'],
    ['2026-06-30', '2026-01-01', '2026-06-30'],
    ['2026-07-01', '2026-07-01', '2026-12-31'],
  ])('puts %s in the half-year %s to %s', (date, from, until) => {
    expect(halfYearOf(date)).toEqual({ from, until });
  });
});

describe('a weekday', () => {
  it.each([
    ['both ends count', '2026-11-24', '2026-12-08', 2, ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['the first may come later', '2026-11-24', '2026-12-08', 0, ['2026-11-29', '2026-12-06']],
    ['there may be none', '2026-11-24', '2026-11-27', 1, []],
    ['a range may be upside down', '2026-11-24', '2026-11-01', 2, []],
    ['over both clock changes', '2026-10-24', '2026-10-31', 6, ['2026-10-24', '2026-10-31']],
    ['until the last day there is', '9999-12-20', '9999-12-31', 3, ['9999-12-22', '9999-12-29']],
    ['and not beyond it', '9999-12-31', '9999-12-31', 1, []],
  ])('lists its dates in a range: %s', (_name, from, until, weekday, dates) => {
    expect(weekdaysBetween(from, until, weekday, 400)).toEqual(dates);
  });

  it('stops at the limit when the range is long', () => {
    expect(weekdaysBetween('2026-11-24', '9999-12-31', 2, 401)).toHaveLength(401);
  });

  it.each([
    ['2026-11-24', 1, '2026-11-23'],
    ['2026-11-24', 0, '2026-11-29'],
    ['2026-11-29', 1, '2026-11-23'],
    ['2026-12-31', 5, '2027-01-01'],
  ])('in the week of %s with number %s is %s', (date, weekday, expected) => {
    expect(onWeekday(date, weekday)).toBe(expected);
  });
});

describe('months', () => {
  it.each([
    ['2026-11', { from: '2026-11-01', until: '2026-11-30' }],
    ['2026-12', { from: '2026-12-01', until: '2026-12-31' }],
    ['2028-02', { from: '2028-02-01', until: '2028-02-29' }],
    ['2027-02', { from: '2027-02-01', until: '2027-02-28' }],
    ['2100-02', { from: '2100-02-01', until: '2100-02-28' }],
    ['1900-01', { from: '1900-01-01', until: '1900-01-31' }],
    ['2199-12', { from: '2199-12-01', until: '2199-12-31' }],
  ])('%s has its first and last date', (month, range) => expect(monthRange(month)).toEqual(range));

  it.each(['2026-13', '2026-00', '1899-12', '2200-01', '2026-3', '2026-11-01', ' 2026-11', 'nonsense', ''])(
    '%j is none',
    (month) => expect(monthRange(month)).toBeNull(),
  );

  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2027-01', -1, '2026-12'],
    ['2026-11', -23, '2024-12'],
    ['2199-12', 1, '2200-01'],
  ])('%s and %i is %s', (month, count, other) => expect(addMonths(month, count)).toBe(other));

  it('mondaysOf has the weeks that a range touches', () => {
    expect(mondaysOf({ from: '2026-11-01', until: '2026-11-30' })).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(mondaysOf({ from: '2027-02-01', until: '2027-02-28' })).toHaveLength(4);
  });
});
