import { expect, test } from 'vitest';
import { decideSplit, type PartInput, type SplitFacts } from './decide-split.ts';
import type { DividedMeasure, TreeNode } from './divided.ts';

const node = (values: Partial<TreeNode> = {}): TreeNode => ({
  id: 'whole',
  parentId: null,
  number: 'T1',
  name: 'Jugend',
  budget: '100.00',
  level: 1,
  isSplit: false,
  isActive: true,
  isArchived: false,
  mergedIntoId: null,
  ...values,
});
const measure = (id: string, values: Partial<DividedMeasure> = {}): DividedMeasure => ({
  id,
  parentId: null,
  number: id.toUpperCase(),
  budget: '30.00',
  ...values,
});
const facts = (values: Partial<SplitFacts> = {}): SplitFacts => {
  const whole = values.whole ?? node();
  return {
    whole,
    tree: [whole, node({ id: 'other', number: 'T9' }), node({ id: 'gone', number: 'T8', mergedIntoId: 'other' })],
    measures: [measure('m1', { budget: null }), measure('m2', { parentId: 'm1' }), measure('m3')],
    assignments: [
      { id: 'now', hasEnded: false },
      { id: 'past', hasEnded: true },
    ],
    ...values,
  };
};
const part = (number: string, values: Partial<PartInput> = {}): PartInput => ({
  name: number,
  number,
  budget: '50.00',
  measureIds: [],
  assignmentIds: ['now'],
  ...values,
});
const first = part('A', { measureIds: ['m1'] });
const second = part('B', { measureIds: ['m3'], assignmentIds: [] });

test('a measure takes those below it along', () => {
  expect(decideSplit(facts(), [first, second])).toEqual({ kind: 'split', measureIds: [['m1', 'm2'], ['m3']] });
  // A measure that is named beside the one above it is there once.
  expect(decideSplit(facts(), [{ ...first, measureIds: ['m2', 'm1', 'm1'] }, second])).toEqual({
    kind: 'split',
    measureIds: [['m1', 'm2'], ['m3']],
  });
});

test('a number of a sub-project that was merged away is free, and a role goes to several parts', () => {
  const parts = [first, { ...second, number: 'T8', assignmentIds: ['now'] }];
  expect(decideSplit(facts(), parts).kind).toBe('split');
});

test('only an active sub-project without parts is split', () => {
  expect(decideSplit(facts({ whole: node({ isActive: false }) }), [first, second]).kind).toBe('not_active');
  const whole = node();
  const tree = [whole, node({ id: 'below', parentId: whole.id, level: 2 })];
  expect(decideSplit(facts({ whole, tree }), [first, second]).kind).toBe('has_parts');
});

const parts21 = Array.from({ length: 21 }, (_, index) => part(`P${index}`));
const refusals: [why: string, parts: PartInput[], problem: string, facts?: SplitFacts][] = [
  ['on the lowest level', [first, second], 'parts lowest_level', facts({ whole: node({ level: 3 }) })],
  ['with one part', [first], 'parts few_parts'],
  ['with 21 parts', parts21, 'parts many_parts 20'],
  ['over the whole', [first, { ...second, budget: '50.01' }], 'parts sum_over 0.01'],
  ['under the whole', [first, { ...second, budget: '40.00' }], 'parts sum_under 10.00'],
  ['with a number twice', [first, { ...second, number: 'A' }], '1 number number_twice A'],
  ['with a number of the grant', [first, { ...second, number: 'T9' }], '1 number number_taken T9'],
  ['with the number of the whole', [first, { ...second, number: 'T1' }], '1 number number_taken T1'],
  ['with measures over a part', [{ ...first, measureIds: ['m1', 'm3'] }, part('B')], '0 budget measures_over 10.00'],
  ['with an unknown measure', [first, { ...second, measureIds: ['m3', 'x'] }], '1 measureIds unknown_measure x'],
  ['with a measure twice', [first, { ...second, measureIds: ['m3', 'm1'] }], '1 measureIds measure_twice M1'],
  ['with a measure apart', [first, { ...second, measureIds: ['m3', 'm2'] }], '1 measureIds measure_apart M2'],
  ['with a measure left', [first, { ...second, measureIds: [] }], 'parts measure_left M3'],
  ['with the lower one only', [{ ...first, measureIds: ['m2'] }, second], 'parts measure_left M1'],
  ['with an unknown role', [first, { ...second, assignmentIds: ['x'] }], '1 assignmentIds unknown_assignment x'],
  ['with an ended role', [first, { ...second, assignmentIds: ['past'] }], '1 assignmentIds ended_assignment past'],
  ['with a role left', [{ ...first, assignmentIds: [] }, second], 'parts assignment_left now'],
];

test.each(refusals)('a split %s is refused', (_why, parts, problem, given = facts()) => {
  const decision = decideSplit(given, parts);
  const problems = decision.kind === 'refused' ? decision.problems : [];
  const texts = problems.map(({ part: at, field, code, detail }) =>
    [at, field, code, detail].filter((one) => one !== null && one !== undefined).join(' '),
  );
  expect([decision.kind, texts]).toEqual(['refused', [problem]]);
});

test('every problem is named at once', () => {
  const decision = decideSplit(facts(), [
    { ...first, number: 'T9', budget: '1.00', measureIds: [], assignmentIds: [] },
    second,
  ]);
  const codes = decision.kind === 'refused' ? decision.problems.map(({ code }) => code) : [];
  expect(codes).toEqual(['number_taken', 'sum_under', 'measure_left', 'assignment_left']);
});
