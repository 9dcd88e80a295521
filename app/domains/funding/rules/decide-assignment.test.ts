import { describe, expect, test } from 'vitest';
import { decideEnd, editProblems, overlapWith, phaseOf } from './decide-assignment.ts';

const TODAY = '2026-11-18';
const range = (validFrom: string, validUntil: string | null = null) => ({ validFrom, validUntil });

test.each([
  [range('2026-11-19'), 'coming'],
  [range(TODAY), 'current'],
  [range('2026-01-01', TODAY), 'current'],
  [range('2026-01-01', '2026-11-17'), 'past'],
] as const)('%j is %s', (one, phase) => expect(phaseOf(one, TODAY)).toBe(phase));

describe('ranges', () => {
  const others = [range('2026-01-01', '2026-03-31'), range('2026-06-01')];
  test.each([
    [range('2026-04-01', '2026-05-31'), null],
    [range('2026-03-31', '2026-04-01'), others[0]],
    [range('2025-01-01', '2026-01-01'), others[0]],
    [range('2026-04-01'), others[1]],
    [range('2027-01-01', '2027-01-01'), others[1]],
  ])('%j overlaps %j', (one, other) => expect(overlapWith(one, others)).toEqual(other ?? null));
});

describe('an edit', () => {
  test.each([
    [range('2026-01-01'), range('2026-01-01', TODAY), null],
    [range('2026-01-01'), range('2026-01-01', '2026-11-17'), { validUntil: 'past' }],
    [range('2026-01-01'), range('2026-01-02'), { validFrom: 'begun' }],
    [range('2026-12-01'), range('2026-11-01', '2026-11-02'), null],
    [range('2026-12-01'), range('2026-12-02', '2026-12-01'), { validUntil: 'range' }],
  ] as const)('of %j to %j: %j', (stored, wanted, problems) =>
    expect(editProblems(stored, wanted, TODAY)).toEqual(problems),
  );
});

describe('an end', () => {
  test.each([
    [range('2026-01-01'), TODAY, 'end'],
    [range('2026-01-01', '2026-12-31'), '2026-12-31', 'end'],
    [range('2026-01-01', '2026-12-31'), '2027-01-01', 'later'],
    [range('2026-01-01'), '2026-11-17', 'past'],
    [range('2026-01-01', '2026-11-17'), TODAY, 'over'],
    [range('2026-11-19'), TODAY, 'remove'],
  ] as const)('of %j on %s: %s', (stored, lastDay, decision) =>
    expect(decideEnd(stored, lastDay, TODAY)).toBe(decision),
  );
});
