import { describe, expect, test } from 'vitest';
import { wantedProblem, withOthers } from './wanted-times.ts';

const start = { clock_in_at: '2026-11-16T08:00:00Z' };
const end = { clock_out_at: '2026-11-16T16:00:00Z' };

describe('a wish takes from the others of its day', () => {
  test.each([
    ['the end', start, [end], { ...start, ...end }],
    ['nothing that it has', end, [start, { clock_out_at: '2026-11-16T12:00:00Z' }], { ...start, ...end }],
    ['from the oldest', {}, [start, { clock_in_at: '2026-11-16T09:00:00Z' }], start],
    ['nothing when it discards', { discard: true as const }, [start], { discard: true }],
  ])('%s', (_name, wanted, others, merged) => expect(withOthers(wanted, others)).toEqual(merged));
});

describe('a wish', () => {
  const facts = {
    dayKey: '2026-11-16',
    today: '2026-11-18',
    startDay: null,
    sessionDay: '2026-11-16',
    isOfStamp: false,
  };
  test.each([
    ['is fine', start, facts, null],
    ['of tomorrow', start, { ...facts, dayKey: '2026-11-19' }, { field: 'day_key', code: 'future' }],
    [
      'of another day than its session',
      start,
      { ...facts, dayKey: '2026-11-17' },
      { field: 'day_key', code: 'other_day' },
    ],
    ['without a change', {}, facts, { field: 'wanted', code: 'nothing' }],
    ['of a stamp may have none', {}, { ...facts, isOfStamp: true }, null],
    [
      'with a start on another day',
      start,
      { ...facts, sessionDay: null, startDay: '2026-11-15' },
      { field: 'clock_in_at', code: 'other_day' },
    ],
  ])('%s', (_name, wanted, more, problem) => {
    expect(wantedProblem(wanted, more)).toEqual(problem && { kind: 'refused', ...problem });
  });
});
