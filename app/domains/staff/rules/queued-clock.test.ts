import { describe, expect, test } from 'vitest';
import { answerOf, type ClockView, occurredAt, onDay, sumsOfDay, withWaiting } from './queued-clock.ts';

const off: ClockView = {
  serverMs: 0,
  dayKey: '2026-11-18',
  status: 'OFF',
  session: null,
  others: { work: 0, break: 0 },
  allowsSplitDay: false,
};
const at = (event: 'CLOCK_IN' | 'BREAK_START' | 'BREAK_END' | 'CLOCK_OUT', seconds: number) => ({
  event,
  occurredAtMs: seconds * 1000 + 400,
});
const day = [at('CLOCK_IN', 10), at('BREAK_START', 40), at('BREAK_END', 60), at('CLOCK_OUT', 100)];

describe('the clock with stamps that wait', () => {
  test.each([
    [1, 'WORKING', { work: 90, break: 0 }],
    [2, 'BREAK', { work: 30, break: 60 }],
    [3, 'WORKING', { work: 70, break: 20 }],
    [4, 'CLOSED', { work: 70, break: 20 }],
  ])('after %i of a day is %s', (count, status, sums) => {
    const view = withWaiting(off, day.slice(0, count));
    expect(view.status).toBe(status);
    expect(sumsOfDay(view, 100_000)).toEqual(sums);
  });

  test('leaves out what the state does not allow, and what was refused', () => {
    expect(withWaiting(off, [at('CLOCK_OUT', 1)])).toEqual(off);
    expect(withWaiting(off, [{ ...at('CLOCK_IN', 1), refused: 'NOT_STAFF' }])).toEqual(off);
    expect(withWaiting(off, [...day, at('CLOCK_IN', 200)]).status).toBe('CLOSED');
  });

  test('a second part of a split day adds to the first', () => {
    const view = withWaiting({ ...off, allowsSplitDay: true }, [...day, at('CLOCK_IN', 200)]);
    expect(view.status).toBe('WORKING');
    expect(sumsOfDay(view, 230_000)).toEqual({ work: 100, break: 20 });
  });

  test('a stamp happens at its time, never before the last one', () => {
    const view = withWaiting(off, day.slice(0, 2));
    expect(occurredAt(view, 35_000)).toBe(40_000);
    expect(occurredAt(view, 50_999)).toBe(50_000);
  });

  test('on the next day is off, unless work still runs', () => {
    expect(onDay(withWaiting(off, day), '2026-11-19')).toMatchObject({ status: 'OFF', session: null });
    expect(onDay(withWaiting(off, day.slice(0, 1)), '2026-11-19')).toMatchObject({ status: 'WORKING' });
  });
});

describe('an answer to a stamp', () => {
  test.each<[number, string | null, boolean, string]>([
    [201, null, false, 'sent'],
    [202, null, true, 'asked'],
    [401, 'UNAUTHENTICATED', true, 'later'],
    [429, 'RATE_LIMITED', false, 'later'],
    [503, 'BUSY', false, 'later'],
    [422, 'IN_FUTURE', true, 'later'],
    [409, 'OTHER_PERSON', true, 'later'],
    [409, 'ALREADY_WORKING', false, 'refused'],
    [422, 'IDEMPOTENCY_KEY_REUSED', true, 'sent'],
    [422, 'IDEMPOTENCY_KEY_REUSED', false, 'refused'],
  ])('%i %s, tried before: %s, means %s', (status, code, wasTried, answer) => {
    expect(answerOf({ status, code }, { wasTried })).toBe(answer);
  });
});
