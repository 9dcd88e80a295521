import { expect, test } from 'vitest';
import { decideMerge, type MergeFacts } from './decide-merge.ts';
import type { TreeNode } from './divided.ts';

type Source = MergeFacts['sources'][number];

const node = (id: string, values: Partial<Source> = {}): Source => ({
  id,
  parentId: null,
  number: id.toUpperCase(),
  name: `Teil ${id}`,
  budget: '10.00',
  level: 1,
  isSplit: false,
  isActive: true,
  isArchived: false,
  mergedIntoId: null,
  masterData: [],
  ...values,
});
const whole = node('w', { budget: '25.00', isSplit: true, isActive: false });
const part = (id: string, values: Partial<Source> = {}) => node(id, { parentId: 'w', level: 2, ...values });
const [p1, p2] = [part('p1'), part('p2', { budget: '12.00' })];

const merge = (
  sources: readonly Source[],
  {
    others = [],
    measures = [],
    name = null,
    number = null,
  }: { others?: TreeNode[]; measures?: MergeFacts['measures']; name?: string | null; number?: string | null } = {},
) => decideMerge({ sources, tree: [...others, ...sources], measures }, { name, number });
const named = { name: 'Neu', number: 'N' };

test('all parts of a whole make it active again with its own place, and the sum of the parts', () => {
  expect(merge([p1, p2], { others: [whole] })).toEqual({
    kind: 'merge',
    target: { wholeId: 'w', parentId: null, level: 1, name: 'Teil w', number: 'W', budget: '22.00', masterData: null },
    renamed: [],
    budgets: [],
    emptied: [],
  });
  expect(merge([p1, p2], { others: [whole], ...named })).toMatchObject({ target: { name: 'Neu', number: 'W' } });
  // A part that was merged away does not count.
  const gone = part('p3', { mergedIntoId: 'p1', isActive: false });
  expect(merge([p1, p2], { others: [whole, gone] })).toMatchObject({ target: { wholeId: 'w' } });
});

test('some parts become a new one beside the others, and no money above moves', () => {
  const decision = merge([p1, p2], { others: [whole, part('p3')], ...named });
  expect(decision).toMatchObject({
    target: { wholeId: null, parentId: 'w', level: 2, name: 'Neu', number: 'N', budget: '22.00' },
    budgets: [],
  });
});

test('a new one is at the highest level, and money leaves and joins what is above', () => {
  const [top, other] = [node('t', { budget: '50.00' }), node('o', { budget: '60.00' })];
  const inTop = node('a', { parentId: 't', level: 2 });
  const middle = node('m', { parentId: 'o', level: 2, budget: '40.00' });
  const low = node('b', { parentId: 'm', level: 3, budget: '7.50' });
  expect(merge([low, inTop], { others: [top, other, middle], ...named })).toMatchObject({
    target: { parentId: 't', level: 2, budget: '17.50' },
    budgets: [
      { id: 'm', before: '40.00', after: '32.50' },
      { id: 'o', before: '60.00', after: '52.50' },
      { id: 't', before: '50.00', after: '57.50' },
    ],
  });
  expect(merge([low, node('l1')], { others: [other, middle], ...named })).toMatchObject({
    target: { parentId: null, level: 1 },
    budgets: [
      { id: 'm', after: '32.50' },
      { id: 'o', after: '52.50' },
    ],
  });
});

test('the grey fields are those of the first, and new ones of the others', () => {
  const field = (name: string, value: string) => ({ name, value, source: 'application' as const });
  const one = node('a', { masterData: [field('Ort', 'Kiel')] });
  const two = node('b', { masterData: [field('Ort', 'Lübeck'), field('Träger', 'Verein')] });
  expect(merge([one, two], named)).toMatchObject({
    target: { masterData: [field('Ort', 'Kiel'), field('Träger', 'Verein')] },
  });
});

test('a new one may take the number of a source', () => {
  const decision = merge([node('a'), node('b')], { name: 'Neu', number: 'B' });
  expect(decision).toMatchObject({ kind: 'merge', target: { number: 'B' } });
});

const long = (id: string, subprojectId: string) => ({
  id,
  subprojectId,
  parentId: null,
  number: 'x'.repeat(119),
  budget: null,
});
const refusals: [why: string, decision: ReturnType<typeof merge>, refusal: object][] = [
  ['of one', merge([node('a')], named), { kind: 'refused', problems: [{ field: 'subprojectIds', code: 'few' }] }],
  [
    'of 51',
    merge(
      Array.from({ length: 51 }, (_, index) => node(`s${index}`)),
      named,
    ),
    { kind: 'refused', problems: [{ code: 'many', detail: '50' }] },
  ],
  ['of an inactive one', merge([node('a'), whole], named), { kind: 'not_active', id: 'w' }],
  [
    'of one with parts',
    merge([node('a'), node('b')], { others: [node('c', { parentId: 'b' })], ...named }),
    { kind: 'has_parts', id: 'b' },
  ],
  [
    'without name and number',
    merge([node('a'), node('b')]),
    {
      kind: 'refused',
      problems: [
        { field: 'name', code: 'name' },
        { field: 'number', code: 'number' },
      ],
    },
  ],
  [
    'with a number of the grant',
    merge([node('a'), node('b')], { others: [node('c')], name: 'Neu', number: 'C' }),
    { kind: 'refused', problems: [{ field: 'number', code: 'number_taken', detail: 'C' }] },
  ],
  [
    'with a number that grows too long',
    merge([node('a'), node('b')], { measures: [long('1', 'a'), long('2', 'b')], ...named }),
    { kind: 'refused', problems: [{ code: 'number_long' }] },
  ],
];

test.each(refusals)('a merge %s is refused', (_why, decision, refusal) => expect(decision).toMatchObject(refusal));

test('wholes whose last parts are merged away go along, and keep no money', () => {
  const inner = part('i', { isSplit: true, isActive: false, budget: '30.00' });
  const below = node('b', { parentId: 'i', level: 3 });
  const beside = part('p3');
  expect(merge([below, p1], { others: [whole, inner, beside], ...named })).toMatchObject({
    target: { parentId: 'w', level: 2, budget: '20.00' },
    emptied: [{ id: 'i' }],
    budgets: [],
  });
  // With the last part of the outer one, too, both go.
  const top = node('t');
  expect(merge([below, top], { others: [whole, inner], ...named })).toMatchObject({
    target: { parentId: null, level: 1 },
    emptied: [{ id: 'i' }, { id: 'w' }],
    budgets: [],
  });
  // One with a part that stays, archived or not, stays.
  const archived = node('x', { parentId: 'i', level: 3, isActive: false, isArchived: true });
  expect(merge([below, p1], { others: [whole, inner, archived], ...named })).toMatchObject({
    emptied: [],
    budgets: [{ id: 'i', after: '20.00' }],
  });
});
