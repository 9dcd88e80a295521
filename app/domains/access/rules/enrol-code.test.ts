import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { enrolCodeOf, readEnrolCode } from './enrol-code.ts';

describe('the code of an enrolment', () => {
  test.each([
    [new Uint8Array(10), '0000-0000-0000-0000'],
    [new Uint8Array(10).fill(255), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 33]), '0000-0000-0000-0011'],
  ])('of %s is %s', (bytes, code) => expect(enrolCodeOf(bytes)).toBe(code));

  test('is read as it was made', () => {
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
  ])('%s is read as %s', (typed, signs) => expect(readEnrolCode(typed)).toBe(signs));
});
