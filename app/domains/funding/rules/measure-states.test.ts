import { describe, expect, test } from 'vitest';
import type { MeasureStatus } from '#app/db/schema/subprojects.ts';
import { isDue, measureStates, progressOf } from './measure-states.ts';

const TABLE: readonly [MeasureStatus, string][] = [
  ['planned', 'in_progress paused completed'],
  ['in_progress', 'planned paused completed'],
  ['paused', 'in_progress completed'],
  ['completed', 'in_progress'],
];

describe('a measure', () => {
  test.each(TABLE)('that is %s may become %s only', (from, may) => {
    const others = measureStates.all.filter((to) => to !== from && measureStates.can(from, to));
    expect(others.toSorted()).toEqual(may.split(' ').toSorted());
  });

  test('has all of its progress when it is completed', () => {
    expect(progressOf({ status: 'completed', progress: 20 })).toBe(100);
    expect(progressOf({ status: 'in_progress', progress: 20 })).toBe(20);
  });

  test.each([
    ['planned', '2026-11-17', 'overdue'],
    ['planned', '2026-11-18', 'soon'],
    ['paused', '2026-11-25', 'soon'],
    ['planned', '2026-11-26', null],
    ['completed', '2026-11-01', null],
    ['planned', null, null],
  ] as const)('that is %s until %s on the 18th is %s', (status, plannedUntil, due) =>
    expect(isDue({ status, plannedUntil }, { today: '2026-11-18', soon: '2026-11-25' })).toBe(due),
  );
});
