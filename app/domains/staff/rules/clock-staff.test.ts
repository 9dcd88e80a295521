import { describe, expect, test } from 'vitest';
import { chooseStaff } from './clock-staff.ts';

const a = { id: 'a', operatorId: 'A', isActive: true };
const b = { id: 'b', operatorId: 'B', isActive: true };
const inactive = { ...b, isActive: false };
const nothing = { open: null, operatorId: null, shifts: [] };

describe('the staff row of a stamp', () => {
  test.each([
    ['the only one', [a], nothing, 'a'],
    ['the only active one', [a, inactive], nothing, 'a'],
    ['the one of the only shift', [a, b], { ...nothing, shifts: [{ operatorId: 'B' }] }, 'b'],
    [
      'the named one, also with a shift elsewhere',
      [a, b],
      { ...nothing, operatorId: 'A', shifts: [{ operatorId: 'B' }] },
      'a',
    ],
    ['the one of the open session, also when inactive', [a, inactive], { ...nothing, open: { operatorId: 'B' } }, 'b'],
  ])('%s', (_name, staff, facts, id) => {
    expect(chooseStaff(staff, facts)).toMatchObject({ kind: 'chosen', staff: { id } });
  });

  test.each([
    ['two without a shift', [a, b], nothing],
    ['two shifts', [a, b], { ...nothing, shifts: [{ operatorId: 'A' }, { operatorId: 'B' }] }],
    ['an operator that the person does not work for', [a, b], { ...nothing, operatorId: 'C' }],
  ])('is unclear with %s', (_name, staff, facts) => {
    expect(chooseStaff(staff, facts)).toEqual({ kind: 'unclear', operatorIds: ['A', 'B'] });
  });

  test('is none without an active row', () => {
    expect(chooseStaff([inactive], nothing)).toEqual({ kind: 'none' });
  });
});
