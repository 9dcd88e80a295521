import { describe, expect, test } from 'vitest';
import type { ClockTimes } from './clock-times.ts';
import { type DayFacts, hintsOfDay } from './hints.ts';

const at = (time: string, date = '2026-11-18') => Date.parse(`${date}T${time}Z`);
/** A session from a time to another, with breaks as pairs of times. */
const work = (from: string, until: string, ...breaks: [string, string][]): ClockTimes => ({
  startMs: at(from),
  endMs: at(until),
  breaks: breaks.map(([a, b]) => ({ startMs: at(a), endMs: at(b) })),
});
const facts: DayFacts = {
  date: '2026-11-18',
  weekday: 3,
  group: 'adult',
  sessions: [],
  nowMs: at('23:00:00'),
  previousEndMs: null,
  nights: [],
  recordedAfterDays: 0,
};
const codes = (more: Partial<DayFacts>) => hintsOfDay({ ...facts, ...more }).map(({ code }) => code);

describe('breaks of adults (ArbZG, section 4), by net work', () => {
  test.each([
    ['6:00 h without', work('08:00:00', '14:00:00'), []],
    ['6:01 h without', work('08:00:00', '14:01:00'), ['W_BREAK_30', 'W_CONTINUOUS_6H']],
    ['6:01 h with 30 min', work('08:00:00', '14:31:00', ['11:00:00', '11:30:00']), []],
    ['6:01 h with two of 15 min', work('08:00:00', '14:31:00', ['11:00:00', '11:15:00'], ['12:00:00', '12:15:00']), []],
    [
      '6:01 h with three of 10 min',
      work('08:00:00', '14:31:00', ['11:00:00', '11:10:00'], ['12:00:00', '12:10:00'], ['13:00:00', '13:10:00']),
      ['W_BREAK_30', 'W_CONTINUOUS_6H'],
    ],
    ['9:00 h with 30 min', work('08:00:00', '17:30:00', ['12:00:00', '12:30:00']), []],
    ['9:01 h with 30 min', work('08:00:00', '17:31:00', ['12:00:00', '12:30:00']), ['W_BREAK_45']],
    ['9:01 h with 45 min', work('08:00:00', '17:46:00', ['12:00:00', '12:45:00']), []],
    ['10:01 h with 45 min', work('08:00:00', '18:46:00', ['13:00:00', '13:45:00']), ['W_MAX_10H']],
    ['6:30 h before a break', work('08:00:00', '16:00:00', ['14:30:00', '15:15:00']), ['W_CONTINUOUS_6H']],
  ])('%s', (_name, session, expected) => {
    expect(codes({ sessions: [session] })).toEqual(expected);
  });

  test('the time between two sessions of a day is a break', () => {
    expect(codes({ sessions: [work('08:00:00', '12:00:00'), work('13:00:00', '17:00:00')] })).toEqual([]);
  });

  test('a session that runs is measured until now', () => {
    const running = { startMs: at('08:00:00'), endMs: null, breaks: [] };
    expect(codes({ sessions: [running], nowMs: at('13:59:00') })).toEqual([]);
    expect(codes({ sessions: [running], nowMs: at('14:00:01') })).toEqual(['W_BREAK_30', 'W_CONTINUOUS_6H']);
  });
});

describe('days and nights of adults', () => {
  const day = [work('08:00:00', '12:00:00')];
  const night = { startMs: at('22:00:00'), endMs: at('05:00:00', '2026-11-19') };
  test.each([
    ['11 h of rest', { sessions: day, previousEndMs: at('21:00:00', '2026-11-17') }, []],
    ['10:59 h of rest', { sessions: day, previousEndMs: at('21:01:00', '2026-11-17') }, ['W_REST_11H']],
    ['a Sunday', { sessions: day, weekday: 0 }, ['W_SUNDAY']],
    ['two hours of the night', { sessions: [work('20:00:00', '24:00:00')], nights: [night] }, []],
    [
      'more than two hours of the night',
      { sessions: [{ ...work('20:00:00', '20:00:00'), endMs: at('00:01:00', '2026-11-19') }], nights: [night] },
      ['W_NIGHT'],
    ],
    ['written down on the seventh day', { sessions: day, recordedAfterDays: 7 }, []],
    ['written down on the eighth day', { sessions: day, recordedAfterDays: 8 }, ['W_LATE_RECORD']],
  ] as const)('%s', (_name, more, expected) => {
    expect(codes({ nowMs: at('12:00:00', '2026-11-19'), ...more })).toEqual(expected);
  });
});

describe('minors (JArbSchG)', () => {
  test.each([
    ['4:30 h without a break', work('08:00:00', '12:30:00'), {}, []],
    ['4:31 h without a break', work('08:00:00', '12:31:00'), {}, ['W_YOUTH_BREAK_30', 'W_YOUTH_CONTINUOUS']],
    ['6:01 h with 30 min', work('08:00:00', '14:31:00', ['11:00:00', '11:30:00']), {}, ['W_YOUTH_BREAK_60']],
    ['8:01 h with 60 min', work('08:00:00', '17:01:00', ['12:00:00', '13:00:00']), {}, ['W_YOUTH_MAX_8H']],
    [
      '11 h of rest',
      work('08:00:00', '10:00:00'),
      { previousEndMs: at('21:00:00', '2026-11-17') },
      ['W_YOUTH_REST_12H'],
    ],
    ['a Saturday', work('08:00:00', '10:00:00'), { weekday: 6 }, ['W_YOUTH_SATURDAY']],
    ['a Sunday', work('08:00:00', '10:00:00'), { weekday: 0 }, ['W_YOUTH_SUNDAY']],
    [
      'a minute of the night',
      work('18:00:00', '19:01:00'),
      { nights: [{ startMs: at('19:00:00'), endMs: at('23:59:00') }] },
      ['W_YOUTH_NIGHT'],
    ],
  ])('%s', (_name, session, more, expected) => {
    expect(codes({ group: 'youth', sessions: [session], ...more })).toEqual(expected);
  });
});

test('volunteers get none', () => {
  expect(codes({ group: 'volunteer', sessions: [work('00:00:00', '23:00:00')], weekday: 0 })).toEqual([]);
});
