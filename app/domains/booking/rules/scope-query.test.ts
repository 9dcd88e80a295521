import { expect, it } from 'vitest';
import { scopeFromWord, scopeWord } from './scope-query.ts';
import { SCOPES } from './scopes.ts';

it.each(SCOPES)('%s is read as it is written', (scope) => {
  expect(scopeFromWord(scopeWord(scope) ?? null)).toBe(scope);
});

it.each(['', 'all', 'ALLE', 'toString'])('"%s" means the one date', (word) => expect(scopeFromWord(word)).toBe('this'));
