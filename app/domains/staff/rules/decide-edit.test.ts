import { expect, test } from 'vitest';
import { changedPeople, decideEdit } from './decide-edit.ts';

const stored = { status: 'PUBLISHED' as const, archived: false, version: 3, updatedAt: '2026-11-18T09:00:00.000Z' };

test.each([
  ['nothing named', stored, {}, 'edit'],
  ['the version that was read', stored, { version: 3 }, 'edit'],
  ['an old version', stored, { version: 2 }, 'stale'],
  ['the last change that was read', stored, { updatedAtMs: 1 }, 'edit'],
  ['an older change', stored, { updatedAtMs: 0 }, 'stale'],
  ['a cancelled shift', { ...stored, status: 'CANCELLED' as const }, { version: 2 }, 'over'],
  ['an archived draft', { ...stored, status: 'DRAFT' as const, archived: true }, {}, 'over'],
])('%s', (_, shift, read, expected) => {
  expect(decideEdit(shift, { ...read, storedAtMs: 1 }).kind).toBe(expected);
});

test.each([
  [undefined, { add: [], remove: [], kept: ['a', 'b'] }],
  [[], { add: [], remove: ['a', 'b'], kept: [] }],
  [['b', 'c', 'c'], { add: ['c'], remove: ['a'], kept: ['b'] }],
])('the set %s', (after, expected) => {
  expect(changedPeople(['a', 'b'], after)).toEqual(expected);
});
