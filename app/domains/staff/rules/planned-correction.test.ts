import { describe, expect, test } from 'vitest';
import { isSameSession, plannedCorrection } from './planned-correction.ts';

const HOUR = 3_600_000;
const now = 100 * HOUR;
const facts = { discarded: false, flagged: false };
const day = { ...facts, startMs: 80 * HOUR, endMs: 88 * HOUR, breaks: [] };
const open = { ...facts, startMs: 98 * HOUR, endMs: null, breaks: [] };
const pause = { startMs: 84 * HOUR, endMs: 85 * HOUR };

describe('a correction plans', () => {
  test.each([
    ['another end', day, { endMs: 87 * HOUR }, { startMs: 80 * HOUR, endMs: 87 * HOUR, breaks: [] }, false],
    ['breaks', day, { breaks: [pause] }, { startMs: day.startMs, endMs: day.endMs, breaks: [pause] }, false],
    ['more than 16 hours that an admin confirms', { ...day, endMs: 98 * HOUR, flagged: true }, {}, {}, false],
    ['the end of an open session', open, { endMs: 99 * HOUR }, { endMs: 99 * HOUR }, false],
    ['an earlier start of an open session', open, { startMs: 97 * HOUR }, { endMs: null }, false],
    ['an open session of more than 16 hours', open, { startMs: 83 * HOUR }, { endMs: null }, true],
    ['a new session', null, { startMs: 70 * HOUR, endMs: 71 * HOUR }, { startMs: 70 * HOUR, breaks: [] }, false],
    ['a discarded session anew', { ...day, discarded: true }, { startMs: HOUR * 70, endMs: HOUR * 71 }, {}, false],
  ])('%s', (_name, before, change, times, flagged) => {
    expect(plannedCorrection(before, change, now)).toMatchObject({ kind: 'planned', times, flagged });
  });

  test('a discarded session', () => {
    expect(plannedCorrection(day, { discard: true }, now)).toEqual({ kind: 'planned', times: null, flagged: false });
  });
});

describe('a correction refuses', () => {
  test.each([
    ['an end before the start', day, { endMs: 79 * HOUR }, 'clock_out_at', 'upside_down'],
    ['an end after now', day, { endMs: 101 * HOUR }, 'clock_out_at', 'future'],
    ['a start after now', open, { startMs: 101 * HOUR }, 'clock_in_at', 'future'],
    ['more than a day', day, { startMs: 60 * HOUR }, 'clock_out_at', 'too_long'],
    ['a break outside', day, { breaks: [{ startMs: 79 * HOUR, endMs: 81 * HOUR }] }, 'breaks', 'break_outside'],
    [
      'a break upside down',
      day,
      { breaks: [{ startMs: pause.endMs, endMs: 84 * HOUR }] },
      'breaks',
      'break_upside_down',
    ],
    ['breaks over each other', day, { breaks: [pause, pause] }, 'breaks', 'breaks_overlap'],
    ['a new session without a start', null, { endMs: 87 * HOUR }, 'clock_in_at', 'missing'],
    ['a new session without an end', null, { startMs: 87 * HOUR }, 'clock_out_at', 'missing'],
    ['a discarded session with its end only', { ...day, discarded: true }, { endMs: now }, 'clock_in_at', 'missing'],
    ['to discard nothing', null, { discard: true }, 'wanted', 'nothing'],
  ])('%s', (_name, before, change, field, code) => {
    expect(plannedCorrection(before, change, now)).toEqual({ kind: 'refused', field, code });
  });
});

describe('a correction writes nothing', () => {
  const same = (before: typeof day, change: object) => {
    const plan = plannedCorrection(before, change, now);
    return plan.kind === 'planned' && isSameSession(before, plan);
  };
  test('when the times are there', () => expect(same(day, { endMs: day.endMs, breaks: [] })).toBe(true));
  test('unless the session is flagged', () => expect(same({ ...day, flagged: true }, {})).toBe(false));
  test('unless it is discarded', () => expect(same(day, { discard: true })).toBe(false));
  test('unless a break differs', () => expect(same(day, { breaks: [pause] })).toBe(false));
});
