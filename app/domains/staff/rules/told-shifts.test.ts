import { expect, test } from 'vitest';
import { partsOf } from './told-shifts.ts';

const shift = (id: string, startAtUtc: string, staffIds: string[] = []) => ({ id, startAtUtc, staffIds });
const early = shift('early', '2026-11-20T10:00:00.000Z', ['b']);
const late = shift('late', '2026-11-21T10:00:00.000Z', ['a']);

test('a person reads their own shifts, by their start', () => {
  const changes = [late, early].map((one) => ({ kind: 'published' as const, shift: one, staffIds: ['a', 'b'] }));
  expect(partsOf([...changes, { kind: 'cancelled', shift: late, staffIds: ['c'] }], 'a')).toEqual([
    { kind: 'published', shifts: [{ shift: early }, { shift: late }], others: [] },
  ]);
});

test('a swap is a shift that one takes and the other gives away', () => {
  const changes = [early, late].map((one) => ({ kind: 'swapped' as const, shift: one, staffIds: ['a', 'b'] }));
  expect(partsOf(changes, 'a')).toEqual([
    { kind: 'given', shifts: [{ shift: early }], others: ['b'] },
    { kind: 'taken', shifts: [{ shift: late }], others: ['b'] },
  ]);
  expect(partsOf(changes, 'c')).toEqual([]);
});
