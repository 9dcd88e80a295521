import { describe, expect, test } from 'vitest';
import { type MeasureFacts, measureProblems, type WantedMeasure } from './decide-measure.ts';

/** A (500) with A1 (no budget), which has A1a (200); B (300); in a sub-project with 1,000. */
const measures = [
  { id: 'a', parentId: null, number: 'A', budget: '500.00' },
  { id: 'a1', parentId: 'a', number: 'A1', budget: null },
  { id: 'a1a', parentId: 'a1', number: 'A1a', budget: '200.00' },
  { id: 'b', parentId: null, number: 'B', budget: '300.00' },
];
const facts: MeasureFacts = { measures, room: '1000.00', stored: null };
const wanted: WantedMeasure = {
  parentId: null,
  number: 'C',
  budget: null,
  status: 'planned',
  plannedFrom: null,
  plannedUntil: null,
  actualFrom: null,
  actualUntil: null,
};
const edited = (id: string, status: 'planned' | 'completed' | 'paused' = 'planned') => ({
  ...facts,
  stored: { id, status },
});

describe('a new measure', () => {
  test.each([
    [{ budget: '200.00' }, null],
    [{ budget: '200.01' }, { budget: 'exceeds:0.01' }],
    [{ parentId: 'a', budget: '300.00' }, null],
    [{ parentId: 'a', budget: '300.01' }, { budget: 'exceeds:0.01' }],
    // The first budget above it is that of A.
    [{ parentId: 'a1', budget: '400.00' }, { budget: 'exceeds:100.00' }],
    [{ parentId: 'x' }, { parentId: 'parent' }],
    [{ number: 'A1a' }, { number: 'number_taken' }],
    [{ plannedFrom: '2026-02-02', plannedUntil: '2026-02-01' }, { plannedUntil: 'range' }],
    [{ actualFrom: '2026-02-02', actualUntil: '2026-02-01' }, { actualUntil: 'range' }],
    [{ plannedFrom: '2026-02-02', plannedUntil: '2026-02-02', actualUntil: '2026-01-01' }, null],
  ] as const)('%j: %j', (values, problems) =>
    expect(measureProblems({ ...wanted, ...values }, facts)).toEqual(problems),
  );
});

describe('a changed measure', () => {
  test.each([
    ['a', { number: 'A', parentId: 'a1a' }, { parentId: 'cycle' }],
    ['a', { number: 'A', parentId: 'a' }, { parentId: 'cycle' }],
    ['a', { number: 'A', budget: '199.00' }, { budget: 'below_parts:1.00' }],
    ['a', { number: 'A', budget: '700.01' }, { budget: 'exceeds:0.01' }],
    // Without a budget it counts what is below it.
    ['a', { number: 'A', budget: null }, null],
    ['b', { number: 'B', parentId: 'a1', budget: '300.00' }, null],
    ['b', { number: 'B', parentId: 'a1', budget: '301.00' }, { budget: 'exceeds:1.00' }],
    ['b', { number: 'A' }, { number: 'number_taken' }],
  ] as const)('%s with %j: %j', (id, values, problems) =>
    expect(measureProblems({ ...wanted, ...values }, edited(id))).toEqual(problems),
  );

  test('follows the edges of its status', () => {
    const after = (from: 'completed' | 'paused', status: WantedMeasure['status']) =>
      measureProblems({ ...wanted, number: 'B', status }, edited('b', from));
    expect(after('completed', 'planned')).toEqual({ status: 'status_edge:completed' });
    expect(after('completed', 'in_progress')).toBeNull();
    expect(after('paused', 'paused')).toBeNull();
  });
});
