import { expect, test } from 'vitest';
import { decideSwap } from './decide-swap.ts';

const shift = (staffIds: string[], status: 'DRAFT' | 'PUBLISHED' | 'CANCELLED' = 'PUBLISHED', id = 's') => ({
  id,
  status,
  staffIds,
});
const other = (staffIds: string[], status: 'DRAFT' | 'PUBLISHED' = 'PUBLISHED') => shift(staffIds, status, 'o');

test.each([
  ['W1: a draft', { shift: shift(['a'], 'DRAFT') }, { code: 'SHIFT_NOT_PUBLISHED', shiftId: 's' }],
  ['a cancelled shift', { shift: shift(['a'], 'CANCELLED') }, { code: 'SHIFT_NOT_PUBLISHED', shiftId: 's' }],
  ['W2: a published shift', { shift: shift(['a', 'c']) }, null],
  ['W3: a person who is not on it', { shift: shift(['c']) }, { code: 'NOT_ASSIGNED', shiftId: 's' }],
  ['a person who is on it already', { shift: shift(['a', 'b']) }, { code: 'ALREADY_ASSIGNED', shiftId: 's' }],
  ['a shift in return', { shift: shift(['a']), otherShift: other(['b']) }, null],
  [
    'a draft in return',
    { shift: shift(['a']), otherShift: other(['b'], 'DRAFT') },
    { code: 'SHIFT_NOT_PUBLISHED', shiftId: 'o' },
  ],
  [
    'a shift in return that is not theirs',
    { shift: shift(['a']), otherShift: other([]) },
    { code: 'NOT_ASSIGNED', shiftId: 'o' },
  ],
  [
    'a shift in return that both have',
    { shift: shift(['a']), otherShift: other(['a', 'b']) },
    { code: 'ALREADY_ASSIGNED', shiftId: 'o' },
  ],
])('%s', (_, swap, expected) => {
  expect(decideSwap({ ...swap, fromStaffId: 'a', toStaffId: 'b' })).toEqual(expected);
});

test('a person cannot swap with themselves', () => {
  expect(decideSwap({ shift: shift(['a']), fromStaffId: 'a', toStaffId: 'a' })).toMatchObject({
    code: 'ALREADY_ASSIGNED',
  });
});
