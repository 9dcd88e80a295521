import { expect, test } from 'vitest';
import { readTokenWords } from './token-words.ts';
import { WrongWordsError } from './wrong-words.ts';

const both = ['bookings:read', 'bookings:write'];

test.each([
  [['a@b.de', 'bookings:read'], { kind: 'create', email: 'a@b.de', scopes: ['bookings:read'], days: null }],
  [
    ['a@b.de', 'bookings:read,bookings:write', '--days', '30'],
    { kind: 'create', email: 'a@b.de', scopes: both, days: 30 },
  ],
  [['a@b.de', ' bookings:read, bookings:write,'], { kind: 'create', email: 'a@b.de', scopes: both, days: null }],
  [
    ['--days', '3650', 'a@b.de', 'bookings:read,bookings:read'],
    { kind: 'create', email: 'a@b.de', scopes: ['bookings:read'], days: 3650 },
  ],
  [['--list'], { kind: 'list' }],
  [['--revoke', 'pw_abcd'], { kind: 'revoke', beginning: 'pw_abcd' }],
  [['--revoke', 'pw_abcdefgh… '], { kind: 'revoke', beginning: 'pw_abcdefgh' }],
])('%j is understood', (words, asked) => expect(readTokenWords(words)).toEqual(asked));

test.each([
  [[], /^Es fehlt die E-Mail.*is missing/],
  [['a@b.de'], /^Es fehlen die Rechte.*bookings:decide.*scopes are missing.*bookings:decide/],
  [['a@b.de', ''], /^Es fehlen die Rechte/],
  [['a@b.de', ','], /^Es fehlen die Rechte/],
  [['nobody', 'bookings:read'], /^„nobody“ ist keine/],
  [['a@b.de', 'bookings:fly'], /^Das Recht „bookings:fly“.*bookings:decide.*no scope "bookings:fly".*bookings:decide/],
  [['a@b.de', 'bookings:read', '--days'], /^--days braucht.*1 bis 3650/],
  [['a@b.de', 'bookings:read', '--days', '0'], /nicht „0“/],
  [['a@b.de', 'bookings:read', '--days', '3651'], /nicht „3651“/],
  [['a@b.de', 'bookings:read', '--days', 'viele'], /nicht „viele“.*not "viele"/],
  [['a@b.de', 'bookings:read', '--tage', '3'], /^Die Option --tage.*no option --tage/],
  [['a@b.de', 'bookings:read', 'bookings:write'], /^„bookings:write“ ist hier ein Wort zu viel/],
  [['--revoke'], /^--revoke braucht/],
  [['--revoke', 'pw_abc'], /nicht „pw_abc“/],
  [['--revoke', 'pw_abcd', 'pw_efgh'], /^„pw_efgh“/],
  [['--list', 'all'], /^„all“/],
])('%j makes no sense, and the wrong word is named', (words, sentence) => {
  expect(() => readTokenWords(words)).toThrow(WrongWordsError);
  expect(() => readTokenWords(words)).toThrow(sentence);
});
