import { expect, test } from 'vitest';
import { flatten, treeOf } from './tree.ts';

const row = (id: string, parentId: string | null = null) => ({ id, parentId });
const shape = (rows: Parameters<typeof treeOf>[0]) =>
  flatten(treeOf(rows)).map(({ row: { id }, depth, children }) => `${depth}${id}${children.length}`);

test('nests rows in the order of the list, also when a parent comes after', () => {
  expect(shape([row('c', 'a'), row('a'), row('d', 'c'), row('b'), row('e', 'a')])).toEqual([
    '1a2',
    '2c1',
    '3d0',
    '2e0',
    '1b0',
  ]);
});

test('puts a row without its parent at the top', () => {
  expect(shape([row('b', 'absent'), row('a')])).toEqual(['1b0', '1a0']);
});

test('is empty for an empty list', () => expect(treeOf([])).toEqual([]));
