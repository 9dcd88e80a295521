import { expect, it } from 'vitest';
import { formatHead, parseHead } from './head.ts';

const hash = 'a'.repeat(64);

it('is read as it is written', () => {
  expect(parseHead(formatHead({ stream: 'door', number: 7, hash }))).toEqual({ stream: 'door', number: 7, hash });
});

it.each([
  ['an unknown stream', `garden:7:${hash}`],
  ['the number nought', `house:0:${hash}`],
  ['a short hash', 'house:7:abc'],
  ['capitals', `house:7:${hash.toUpperCase()}`],
  ['nothing', ''],
])('is none: %s', (_name, text) => {
  expect(parseHead(text)).toBeNull();
});
