import { describe, expect, it } from 'vitest';
import { decide, facts, refusalsOf, tuesday } from '#tests/factories/request-facts.ts';
import { exceptionsOf, type RequestedBooking, type RequestFacts } from './request.ts';

const series = (change: Partial<RequestedBooking['when'] & { kind: 'series' }> = {}): Partial<RequestedBooking> => ({
  when: {
    kind: 'series',
    dayOfWeek: 2,
    startDate: '2026-11-24',
    endDate: '2026-12-15',
    skipPublicHolidays: false,
    skipSchoolHolidays: false,
    onlyFree: false,
    removed: [],
    ...change,
  },
});
const weeks = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15'].map((date) => ({ ...tuesday, date }));
const [first = tuesday, second = tuesday, third = tuesday, fourth = tuesday] = weeks;
const inSecondWeek = {
  id: 'b',
  resourceId: 'left',
  date: '2026-12-01',
  title: 'Herren',
  teamName: null,
  placeName: 'links',
  personName: 'Tom Weber',
  isNamed: true,
  startTime: '17:00',
  endTime: '19:00',
  isPending: false,
  isBlocking: true,
};

describe('a series', () => {
  const verdictsOf = (asked: Partial<RequestedBooking>, change: Partial<RequestFacts>) => {
    const decision = decide(asked, change);
    return 'verdicts' in decision
      ? [decision.kind, ...decision.verdicts.map(({ kind, skipped }) => skipped ?? kind)]
      : [decision.kind];
  };
  const dates = [first, { ...second, publicHoliday: 'Feiertag' }, { ...third, schoolHoliday: 'Ferien' }, fourth];
  const taken = { place: { ...facts.place, others: [inSecondWeek] } };

  it.each<[string, Partial<RequestedBooking>, Partial<RequestFacts>, string[]]>([
    ['is booked whole', series(), { dates }, ['accepted', 'free', 'free', 'free', 'free']],
    [
      'leaves out holidays when asked to',
      series({ skipPublicHolidays: true, skipSchoolHolidays: true }),
      { dates },
      ['accepted', 'free', 'public_holiday', 'school_holiday', 'free'],
    ],
    [
      'leaves out what was removed by hand, and minds no date that is not its own',
      series({ removed: ['2026-12-08', '2026-12-09'] }),
      { dates: weeks },
      ['accepted', 'free', 'free', 'removed', 'free'],
    ],
    [
      'is refused whole for one red date',
      series(),
      { dates: weeks, ...taken },
      ['blocked', 'free', 'blocked', 'free', 'free'],
    ],
    [
      'is booked without it when only free dates are wanted',
      series({ onlyFree: true }),
      { dates: weeks, ...taken },
      ['accepted', 'free', 'not_free', 'free', 'free'],
    ],
    [
      'is booked without it when it was removed',
      series({ removed: ['2026-12-01'] }),
      { dates: weeks, ...taken },
      ['accepted', 'free', 'removed', 'free', 'free'],
    ],
    [
      'is yellow where somebody has asked',
      series(),
      {
        dates: weeks,
        place: { ...facts.place, others: [{ ...inSecondWeek, isPending: true, isBlocking: false }] },
      },
      ['accepted', 'free', 'warned', 'free', 'free'],
    ],
    [
      'is red on the day without a window, one by one',
      series(),
      {
        dates: weeks,
        place: {
          ...facts.place,
          slots: [{ dayOfWeek: 2, startTime: '15:00', endTime: '19:00', validFrom: null, validUntil: '2026-12-08' }],
        },
      },
      ['blocked', 'free', 'free', 'free', 'blocked'],
    ],
    [
      'begins with a red date when that is over today',
      series({ startDate: '2026-11-18' }),
      { dates: [{ ...first, date: '2026-11-18' }, second], now: { date: '2026-11-18', time: '16:15' } },
      ['blocked', 'blocked', 'free'],
    ],
  ])('%s', (_name, asked, change, kinds) => {
    expect(verdictsOf(asked, change)).toEqual(kinds);
  });

  it.each<[string, Partial<RequestedBooking>, Partial<RequestFacts>, string[]]>([
    ['ends before it starts', series({ endDate: '2026-11-23' }), { dates: [] }, ['endDate range_end_before_start']],
    ['has no such weekday in its range', series(), { dates: [] }, ['dayOfWeek weekday_not_in_range']],
    ['starts in the past', series({ startDate: '2026-11-17' }), { dates: weeks }, ['startDate past']],
    ['has 401 dates', series(), { dates: Array.from({ length: 401 }, () => tuesday) }, ['endDate too_many_dates']],
    [
      'has no date left',
      series({ removed: weeks.map(({ date }) => date) }),
      { dates: weeks },
      ['endDate no_date_left'],
    ],
    ['has no free date at all', series({ onlyFree: true }), { dates: [second], ...taken }, ['endDate no_date_left']],
  ])('is refused when it %s', (_name, asked, change, refusals) => {
    expect(refusalsOf(asked, change)).toEqual(refusals);
  });

  it('of exactly 400 dates is possible', () => {
    const dates400 = Array.from({ length: 400 }, () => tuesday);
    expect(decide(series(), { dates: dates400 }).kind).toBe('accepted');
  });

  it('keeps the reason of every skipped date', () => {
    const asked = series({ skipPublicHolidays: true, onlyFree: true, removed: ['2026-12-15'] });
    const decision = decide(asked, {
      dates: [first, second, { ...third, publicHoliday: 'Feiertag' }, fourth],
      ...taken,
    });
    expect(decision.kind === 'accepted' && exceptionsOf(decision.verdicts)).toEqual([
      { date: '2026-12-01', reason: 'not_free' },
      { date: '2026-12-08', reason: 'Feiertag' },
      { date: '2026-12-15', reason: 'removed' },
    ]);
  });

  it('has the next time that is free on every date', () => {
    const decision = decide(series(), { dates: weeks, ...taken });
    expect(decision.kind === 'blocked' && decision.nextFree).toEqual({ startTime: '19:00', endTime: '21:00' });
  });
});
