import { describe, expect, test } from 'vitest';
import type { ClockEventType } from '#app/db/schema/clock.ts';
import { type ClockTimes, stateOf, type Stamp, sumsOf, timesOf, timesProblem, withStamp } from './clock-times.ts';

const at = (text: string) => Date.parse(text);
let id = 0;
const stamp = (eventType: ClockEventType, text: string, metadata: Stamp['metadata'] = null): Stamp => ({
  id: `e${(id += 1)}`,
  eventType,
  atMs: at(text),
  metadata,
});
const night = (from: string, until: string): ClockTimes => ({ startMs: at(from), endMs: at(until), breaks: [] });

describe('sums come from UTC instants', () => {
  test.each([
    ['the longer night', '2026-10-24T22:00:00+02:00', '2026-10-25T06:00:00+01:00', 9],
    ['the shorter night', '2026-03-28T22:00:00+01:00', '2026-03-29T06:00:00+02:00', 7],
    ['a plain night', '2026-11-17T22:00:00+01:00', '2026-11-18T06:00:00+01:00', 8],
  ])('%s', (_name, from, until, hours) => {
    expect(sumsOf(night(from, until), 0)).toEqual({ work: hours * 3600, break: 0 });
  });

  test('work and break run on while the session is open', () => {
    const times = withStamp(
      { startMs: at('2026-11-18T08:00:00Z'), endMs: null, breaks: [] },
      'BREAK_START',
      at('2026-11-18T08:50:00Z'),
    );
    expect(sumsOf(times, at('2026-11-18T09:00:00.900Z'))).toEqual({ work: 3000, break: 600 });
    expect(stateOf(times)).toBe('BREAK');
  });
});

describe('stamps make a session', () => {
  const start = stamp('CLOCK_IN', '2026-11-18T08:00:00Z');
  const pause = stamp('BREAK_START', '2026-11-18T12:00:00Z');
  const back = stamp('BREAK_END', '2026-11-18T12:30:00Z');
  const end = stamp('CLOCK_OUT', '2026-11-18T16:00:00Z');
  const all = [start, pause, back, end];

  test('by their times', () => {
    const times = timesOf(all);
    expect(times && sumsOf(times, 0)).toEqual({ work: 27_000, break: 1800 });
  });

  test('a correction replaces a stamp, and voids another', () => {
    const times = timesOf([
      ...all,
      stamp('CLOCK_OUT', '2026-11-18T15:00:00Z', { replaces: end.id }),
      stamp('BREAK_START', '2026-11-18T12:00:00Z', { replaces: pause.id, void: true }),
      stamp('BREAK_END', '2026-11-18T12:30:00Z', { replaces: back.id, void: true }),
    ]);
    expect(times).toEqual({ startMs: start.atMs, endMs: at('2026-11-18T15:00:00Z'), breaks: [] });
  });

  test('a session of which no stamp counts is none', () => {
    expect(timesOf([start, stamp('CLOCK_IN', '2026-11-18T08:00:00Z', { replaces: start.id, void: true })])).toBeNull();
  });
});

describe('times that cannot be', () => {
  const now = at('2026-11-18T18:00:00Z');
  const day = (breaks: [string, string | null][] = [], from = '08:00', until: string | null = '16:00'): ClockTimes => ({
    startMs: at(`2026-11-18T${from}:00Z`),
    endMs: until === null ? null : at(`2026-11-18T${until}:00Z`),
    breaks: breaks.map(([a, b]) => ({
      startMs: at(`2026-11-18T${a}:00Z`),
      endMs: b === null ? null : at(`2026-11-18T${b}:00Z`),
    })),
  });
  test.each([
    [
      'a day with two breaks',
      day([
        ['10:00', '10:15'],
        ['12:00', '12:30'],
      ]),
      null,
    ],
    [
      'a break next to another',
      day([
        ['10:00', '10:15'],
        ['10:15', '10:30'],
      ]),
      null,
    ],
    ['a break that ended in the same second', day([['10:00', '10:00']]), null],
    ['an open session on a break', day([['17:00', null]], '08:00', null), null],
    ['an end before the start', day([], '16:00', '08:00'), 'upside_down'],
    ['an end at the start', day([], '08:00', '08:00'), 'upside_down'],
    ['an end after now', day([], '08:00', '18:01'), 'future'],
    ['more than 25 hours', { ...day(), startMs: at('2026-11-17T14:59:00Z') }, 'too_long'],
    ['a break upside down', day([['12:30', '12:00']]), 'break_upside_down'],
    ['a break before the start', day([['07:00', '08:30']]), 'break_outside'],
    ['a break after the end', day([['15:30', '16:30']]), 'break_outside'],
    ['an open break of a closed session', day([['15:30', null]]), 'break_outside'],
    [
      'breaks that overlap',
      day([
        ['12:00', '12:30'],
        ['12:15', '12:45'],
      ]),
      'breaks_overlap',
    ],
  ])('%s', (_name, times, problem) => {
    expect(timesProblem(times, now)).toBe(problem);
  });
});
