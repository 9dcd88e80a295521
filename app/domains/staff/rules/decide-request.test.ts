import { describe, expect, test } from 'vitest';
import {
  absenceRefusal,
  approvalRefusal,
  type AskedPerson,
  type AskedShift,
  exchangeRefusal,
  placeRefusal,
  type RequestRefusal,
  youthRefusal,
} from './decide-request.ts';

const hour = 3_600_000;
const nowMs = Date.UTC(2026, 10, 18, 9);
const shift: AskedShift = {
  status: 'PUBLISHED',
  archived: false,
  startMs: nowMs + 24 * hour,
  role: 'bar',
  requiredStaffCount: 2,
  staffIds: ['anna'],
};
const anna: AskedPerson = { staffId: 'anna', isActive: true, roles: ['bar'] };
const ben: AskedPerson = { staffId: 'ben', isActive: true, roles: ['bar', 'service'] };

describe('the place of a person', () => {
  test.each<[string, Partial<AskedShift>, Partial<AskedPerson>, string | null, RequestRefusal | null]>([
    ['goes to a colleague with the role', {}, {}, 'anna', null],
    ['is free, and goes to a colleague', {}, {}, null, null],
    ['of a draft', { status: 'DRAFT' }, {}, 'anna', 'SHIFT_NOT_PUBLISHED'],
    ['of a cancelled shift', { status: 'CANCELLED' }, {}, 'anna', 'SHIFT_NOT_PUBLISHED'],
    ['of an archived shift', { archived: true }, {}, 'anna', 'SHIFT_NOT_PUBLISHED'],
    ['of a shift that starts now', { startMs: nowMs }, {}, 'anna', 'STARTED'],
    ['who has left the shift', {}, {}, 'carl', 'NOT_ASSIGNED'],
    ['for an inactive colleague', {}, { isActive: false }, 'anna', 'PERSON_INACTIVE'],
    ['for a colleague on it', { staffIds: ['anna', 'ben'] }, {}, 'anna', 'ALREADY_ASSIGNED'],
    ['for a colleague without the role', {}, { roles: ['Bar'] }, 'anna', 'NO_ROLE'],
    ['is not free any more', { staffIds: ['anna', 'carl'] }, {}, null, 'FULL'],
  ])('%s', (_what, ofShift, ofPerson, from, expected) => {
    expect(placeRefusal({ ...shift, ...ofShift }, { from, to: { ...ben, ...ofPerson }, nowMs })).toBe(expected);
  });

  test('of an unknown person is refused', () => {
    expect(placeRefusal(shift, { from: 'anna', to: undefined, nowMs })).toBe('PERSON_INACTIVE');
  });
});

describe('an exchange', () => {
  const other: AskedShift = { ...shift, staffIds: ['ben'] };
  test.each<[string, Partial<AskedShift>, RequestRefusal | null]>([
    ['of two published shifts', {}, null],
    ['for a shift that started', { startMs: nowMs - 1 }, 'STARTED'],
    ['for a shift that the colleague has left', { staffIds: [] }, 'NOT_ASSIGNED'],
    ['for a shift that the person has already', { staffIds: ['ben', 'anna'] }, 'ALREADY_ASSIGNED'],
    ['for a role that the person lacks', { role: 'service' }, 'NO_ROLE'],
  ])('%s', (_what, change, expected) => {
    const shifts = { shift, otherShift: { ...other, ...change } };
    expect(exchangeRefusal(shifts, { from: anna, to: ben, nowMs })).toBe(expected);
  });
});

test.each<[number, RequestRefusal | null]>([
  [48 * hour + 1, 'TOO_EARLY'],
  [48 * hour, null],
  [1, null],
  [0, 'STARTED'],
])('a person cannot come, %i ms before the start', (before, expected) => {
  expect(absenceRefusal({ ...shift, startMs: nowMs + before }, nowMs)).toBe(expected);
});

test.each([
  ['swap', 'offered', 'NOT_TAKEN'],
  ['swap', 'accepted', null],
  ['cannot_come', 'offered', null],
  ['stand_in', 'offered', 'NOT_TAKEN'],
  ['swap', 'done', 'OVER'],
  ['swap', 'expired', 'OVER'],
] as const)('an approval of %s, %s', (kind, state, expected) => {
  expect(approvalRefusal(kind, state)).toBe(expected);
});

test('the protection of minors refuses, other warnings do not', () => {
  expect([youthRefusal(['W_YOUTH_NIGHT', 'HOLIDAY']), youthRefusal(['W_REST_11H', 'OVERLAP_SHIFT'])]).toEqual([
    'YOUTH',
    null,
  ]);
});
