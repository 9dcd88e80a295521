import { expect, test } from 'vitest';
import { MAX_METADATA_BYTES, metadataFault } from './metadata.ts';

const ofBytes = (bytes: number, letter = 'x') => ({
  a: letter.repeat((bytes - 8) / new TextEncoder().encode(letter).length),
});
const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) });

test.each<[string, object, ReturnType<typeof metadataFault>]>([
  ['nothing', {}, null],
  ['64 KiB', ofBytes(MAX_METADATA_BYTES), null],
  ['64 KiB of four-byte letters', ofBytes(MAX_METADATA_BYTES, '🏐'), null],
  ['one byte more', ofBytes(MAX_METADATA_BYTES + 1), 'metadata_too_long'],
  ['a list of 32,764 digits, which jsonb divides by blanks', { a: Array.from({ length: 32_764 }, () => 1) }, null],
  ['numbers that jsonb writes with 309 digits', { a: Array.from({ length: 400 }, () => 1e308) }, 'metadata_too_long'],
  [
    'numbers that jsonb writes with 308 decimals',
    { a: Array.from({ length: 400 }, () => 1e-307) },
    'metadata_too_long',
  ],
  ['300 such numbers', { a: Array.from({ length: 300 }, () => -1.5e307) }, null],
  ['32 levels', nested(32), null],
  ['33 levels', nested(33), 'metadata_too_deep'],
  ['NUL in a value', { a: ['b\0'] }, 'metadata_unreadable'],
  ['NUL in a name', { a: { 'b\0': 1 } }, 'metadata_unreadable'],
  ['half a surrogate pair', { a: '\ud800' }, 'metadata_unreadable'],
  ['other control characters', { a: '\u0001\u2028' }, null],
])('%s', (_name, metadata, fault) => {
  expect(metadataFault(metadata)).toBe(fault);
});

test('a very deep value ends nothing', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`) as object;
  expect(metadataFault(deep)).toBe('metadata_too_deep');
});
