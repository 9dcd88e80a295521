import { expect, test } from 'vitest';
import { nestedResources } from './nested-resources.ts';

test('parts lie in their wholes, at any depth, in their order', () => {
  const flat = [
    { id: 'a', parentId: null },
    { id: 'a1', parentId: 'a' },
    { id: 'a11', parentId: 'a1' },
    { id: 'a2', parentId: 'a' },
    { id: 'b', parentId: null },
  ];
  expect(nestedResources(flat)).toEqual([
    {
      id: 'a',
      subResources: [
        { id: 'a1', subResources: [{ id: 'a11', subResources: [] }] },
        { id: 'a2', subResources: [] },
      ],
    },
    { id: 'b', subResources: [] },
  ]);
});
