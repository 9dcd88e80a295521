import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DEVICE_ID_PATTERN, SILENCE_MS } from '#device/protocol.ts';
import { conditionOf, enrolCodeOf, isReachable, readEnrolCode, suggestDeviceId } from './devices.ts';

const now = 1_000_000;
const seen = { isActive: true, lastSeenAtMs: now, offlineAtMs: null };

describe('isReachable', () => {
  test.each([
    ['just seen', seen, true],
    ['never seen', { ...seen, lastSeenAtMs: null }, false],
    ['silent for twenty seconds', { ...seen, lastSeenAtMs: now - SILENCE_MS }, true],
    ['and a millisecond', { ...seen, lastSeenAtMs: now - SILENCE_MS - 1 }, false],
    ['said farewell afterwards', { ...seen, lastSeenAtMs: now - 10, offlineAtMs: now - 5 }, false],
    ['said farewell in that moment', { ...seen, offlineAtMs: now }, false],
    ['came back after its farewell', { ...seen, offlineAtMs: now - 1 }, true],
    ['switched off', { ...seen, isActive: false }, false],
  ])('isReachable: %s', (_what, signs, expected) => {
    expect(isReachable(signs, now)).toBe(expected);
  });
});

test.each([
  ['never_enrolled', { ...seen, isEnrolled: false, isConfirmed: false }],
  ['unconfirmed', { ...seen, isEnrolled: true, isConfirmed: false }],
  ['disabled', { ...seen, isActive: false, isEnrolled: true, isConfirmed: true }],
  ['online', { ...seen, isEnrolled: true, isConfirmed: true }],
  ['offline', { ...seen, lastSeenAtMs: null, isEnrolled: true, isConfirmed: true }],
])('conditionOf: %s', (condition, device) => {
  expect(conditionOf(device, now)).toBe(condition);
});

test.each([
  ['Pi Werkstatt (Süd)', 'pi-werkstatt-sued'],
  ['Tür 1', 'tuer-1'],
  ['Café', 'cafe'],
  ['A', 'pi-a'],
  ['  --Halle--  ', 'halle'],
  ['x'.repeat(80), 'x'.repeat(40)],
  ['!!!', ''],
])('suggestDeviceId: %s becomes %s', (name, id) => {
  expect(suggestDeviceId(name)).toBe(id);
  expect(DEVICE_ID_PATTERN.test(suggestDeviceId(name))).toBe(id !== '');
});

describe('enrolment codes', () => {
  test.each([
    [new Uint8Array(10), '0000-0000-0000-0000'],
    [new Uint8Array(10).fill(255), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 33]), '0000-0000-0000-0011'],
  ])('enrolCodeOf: %s becomes %s', (bytes, code) => expect(enrolCodeOf(bytes)).toBe(code));

  test('readEnrolCode reads back what enrolCodeOf made', () => {
    const code = enrolCodeOf(randomBytes(10));
    expect(readEnrolCode(code)).toBe(code.replaceAll('-', ''));
  });

  test.each([
    ['abcd-efgh-jkmn-pqrs', 'ABCDEFGHJKMNPQRS'],
    [' ABCDEFGH JKMNPQRS ', 'ABCDEFGHJKMNPQRS'],
    ['oO0i-Il1L-0000-0000', '0001111100000000'],
    ['ABCD-EFGH-JKMN-PQR', null],
    ['ABCD-EFGH-JKMN-PQRU', null],
    ['', null],
    ['ſBCD-EFGH-JKMN-PQRS', 'SBCDEFGHJKMNPQRS'],
    ['Ä'.repeat(16), null],
  ])('readEnrolCode: %s becomes %s', (typed, signs) => expect(readEnrolCode(typed)).toBe(signs));
});
