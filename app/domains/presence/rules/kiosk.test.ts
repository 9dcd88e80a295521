import { describe, expect, test } from 'vitest';
import { badgeCodeOf, decideTry, isMemberNumber, pinProblem, readBadgeCode, waitAfter } from './kiosk.ts';

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 4],
  [4, 8],
  [5, 16],
  [6, 30],
  [7, 30],
  [1000, 30],
])('after %i wrong tries a terminal waits %i s', (tries, seconds) => {
  expect(waitAfter(tries)).toBe(seconds);
});

describe('decideTry', () => {
  test.each([
    ['takes the first try', { wrongTries: 0, nextTryMs: null }, { kind: 'try', tries: 1, waitSeconds: 1 }],
    ['refuses a try before the time', { wrongTries: 2, nextTryMs: 10_001 }, { kind: 'wait', seconds: 1 }],
    ['names whole seconds', { wrongTries: 5, nextTryMs: 25_300 }, { kind: 'wait', seconds: 16 }],
    ['takes a try at the time', { wrongTries: 2, nextTryMs: 10_000 }, { kind: 'try', tries: 3, waitSeconds: 4 }],
    ['counts to 1000', { wrongTries: 1000, nextTryMs: null }, { kind: 'try', tries: 1000, waitSeconds: 30 }],
  ])('%s', (_what, terminal, expected) => {
    expect(decideTry(terminal, 10_000)).toEqual(expected);
  });
});

test.each([
  ['7291', null],
  ['40718253', null],
  ['1123', null],
  ['1357', null],
  ['123', 'pin'],
  ['123456789', 'pin'],
  ['12a4', 'pin'],
  ['', 'pin'],
  ['1234', 'pin_plain'],
  ['0000', 'pin_plain'],
  ['9999', 'pin_plain'],
  ['87654321', 'pin_plain'],
  ['1042', 'pin_is_number'],
])('the PIN %s of member 1042: %s', (pin, problem) => {
  expect(pinProblem(pin, '1042')).toBe(problem);
});

test.each([
  ['1', true],
  ['0042', true],
  ['1234567890', true],
  ['12345678901', false],
  ['M-42', false],
  ['', false],
])('%j is a member number: %s', (text, expected) => {
  expect(isMemberNumber(text)).toBe(expected);
});

test('the code of a badge is read in either case, with blanks around it', () => {
  const code = badgeCodeOf(Uint8Array.from({ length: 16 }, (_, at) => at * 16));
  expect(code).toBe('PW00102030405060708090A0B0C0D0E0F0');
  expect(readBadgeCode(` ${code.toLowerCase()}\n`)).toBe(code);
});

test.each(['', '1042', 'PW00', `PW${'G'.repeat(32)}`, `XX${'0'.repeat(32)}`, `PW${'0'.repeat(33)}`])(
  '%j is no code of a badge',
  (text) => {
    expect(readBadgeCode(text)).toBeNull();
  },
);
