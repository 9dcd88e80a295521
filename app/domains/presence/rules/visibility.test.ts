import { expect, test } from 'vitest';
import { type BoardViewer, shownName } from './visibility.ts';

const here = { operatorId: 'operator-1', today: '2026-11-18' };
const person = { userId: 'anna', firstName: 'Anna', lastName: 'Köhler', birthDate: '1990-01-01' };
const asRole = (
  role: 'admin' | 'manager' | 'trainer' | 'member' | 'extern',
  operatorId: string | null = null,
): BoardViewer => ({
  kind: 'person',
  id: 'viewer',
  role,
  operatorId,
});
const viewers: Record<string, BoardViewer> = {
  self: { kind: 'person', id: 'anna', role: 'member', operatorId: null },
  admin: asRole('admin', 'operator-1'),
  manager: asRole('manager', 'operator-1'),
  'admin elsewhere': asRole('admin', 'operator-2'),
  'manager elsewhere': asRole('manager', 'operator-2'),
  // Operator of a person without a right to its names.
  'trainer of the operator': asRole('trainer', 'operator-1'),
  member: asRole('member'),
  extern: asRole('extern'),
  board: { kind: 'board' },
};
const others = ['admin elsewhere', 'manager elsewhere', 'trainer of the operator', 'member', 'extern'];
const full = 'Anna Köhler';

const table: [string, 'counted' | 'first_name' | 'name', string | null][] = [
  ...['self', 'admin', 'manager'].flatMap((viewer) =>
    (['counted', 'first_name', 'name'] as const).map((visibility): (typeof table)[number] => [
      viewer,
      visibility,
      full,
    ]),
  ),
  ...others.flatMap((viewer): (typeof table)[number][] => [
    [viewer, 'counted', null],
    [viewer, 'first_name', 'Anna'],
    [viewer, 'name', full],
  ]),
  ['board', 'counted', null],
  ['board', 'first_name', 'Anna'],
  ['board', 'name', 'Anna K.'],
];

test.each(table)('%s sees of a person who allows %s: %s', (viewer, visibility, expected) => {
  expect(shownName(viewers[viewer] as BoardViewer, { ...person, visibility }, here)).toBe(expected);
});

test.each([
  ['unknown', null, null],
  ['one day before 16', '2010-11-19', null],
  ['sixteen today', '2010-11-18', full],
])('others see of a person whose age is %s: %s → %s', (_age, birthDate, expected) => {
  const young = { ...person, birthDate, visibility: 'name' as const };
  for (const viewer of others) expect(shownName(viewers[viewer] as BoardViewer, young, here)).toBe(expected);
  expect(shownName({ kind: 'board' }, young, here)).toBe(expected && 'Anna K.');
  for (const viewer of ['self', 'admin', 'manager'])
    expect(shownName(viewers[viewer] as BoardViewer, young, here)).toBe(full);
});

test('an admin without an operator sees no more than others', () => {
  const name = shownName(asRole('admin'), { ...person, visibility: 'counted' }, here);
  expect(name).toBeNull();
});
