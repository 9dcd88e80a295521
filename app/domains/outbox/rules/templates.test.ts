import { expect, test } from 'vitest';
import { kindsFor, templatesOf } from './templates.ts';

test.each([
  ['admin', true],
  ['manager', true],
  ['trainer', false],
  ['member', false],
  ['extern', false],
] as const)('requests reach a %s: %s', (role, expected) => {
  expect(kindsFor(role).includes('requests')).toBe(expected);
});

test('every mail to the people of a shift is one kind, and requests to managers another', () => {
  expect(templatesOf('shifts')).toContain('shiftReminder');
  expect(templatesOf('requests')).toEqual(['adminNewBooking', 'shiftRequest', 'correctionAsked']);
});
