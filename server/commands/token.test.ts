import { expect, test } from 'vitest';
import { readTokenWords } from './token.ts';

test.each([
  [['a@b.de', 'bookings:read'], { kind: 'create', email: 'a@b.de', scopes: ['bookings:read'], days: null }],
  [
    ['a@b.de', 'bookings:read,bookings:write', '--days', '30'],
    { kind: 'create', email: 'a@b.de', scopes: ['bookings:read', 'bookings:write'], days: 30 },
  ],
  [['a@b.de', 'bookings:fly'], { kind: 'unknown_scope', scope: 'bookings:fly' }],
  [['--list'], { kind: 'list' }],
  [['--revoke', 'pw_abcdefgh'], { kind: 'revoke', prefix: 'pw_abcdefgh' }],
])('%j is understood', (words, asked) => expect(readTokenWords(words)).toEqual(asked));

test.each([
  [[]],
  [['a@b.de']],
  [['a@b.de', '']],
  [['a@b.de', ',']],
  [['nobody', 'bookings:read']],
  [['a@b.de', 'bookings:read', '--days']],
  [['a@b.de', 'bookings:read', '--days', '0']],
  [['a@b.de', 'bookings:read', '--days', 'viele']],
  [['a@b.de', 'bookings:read', 'bookings:write']],
  [['--revoke']],
  [['--list', 'all']],
])('%j makes no sense', (words) => expect(readTokenWords(words)).toBeNull());
