import { expect, test } from 'vitest';
import { roomProblems } from './room-problems.ts';

test.each([
  ['a room without places', { slug: 'werkstatt', resourceIds: [] }, {}],
  ['places of its facility', { slug: 'werkstatt', resourceIds: ['a', 'b'] }, {}],
  [
    'a place of another facility',
    { slug: 'werkstatt', resourceIds: ['a', 'x'] },
    { resourceIds: 'resource_elsewhere' },
  ],
  ['a name without a letter or digit', { slug: '', resourceIds: [] }, { slug: 'slug' }],
] as const)('roomProblems finds what is wrong with %s', (_what, input, problems) => {
  expect(roomProblems(input, ['a', 'b'])).toEqual(problems);
});
