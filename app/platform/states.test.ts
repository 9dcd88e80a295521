import { expect, test } from 'vitest';
import { states } from './states.ts';

const DRAFT = states({ draft: ['submitted'], submitted: ['draft', 'approved'], approved: [] });

test('allows exactly the edges of the table', () => {
  expect(DRAFT.can('draft', 'submitted')).toBe(true);
  expect(DRAFT.can('draft', 'approved')).toBe(false);
  expect(DRAFT.can('draft', 'draft')).toBe(false);
});

test('lists the states before one, and all states in the order of the table', () => {
  expect(DRAFT.before('draft')).toEqual(['submitted']);
  expect(DRAFT.before('approved')).toEqual(['submitted']);
  expect(DRAFT.all).toEqual(['draft', 'submitted', 'approved']);
});

test('calls a state final when no state follows', () => {
  expect(DRAFT.all.filter((state) => DRAFT.isFinal(state))).toEqual(['approved']);
});
