import type { Scope } from './scopes.ts';

/** The scopes as an address says them. */
const WORDS = { this: undefined, following: 'folgende', all: 'alle' } as const satisfies Record<
  Scope,
  string | undefined
>;

export function scopeWord(scope: Scope): 'folgende' | 'alle' | undefined {
  return WORDS[scope];
}

/** What makes no sense counts as not said. */
export function scopeFromWord(word: string | null): Scope {
  return word === WORDS.all ? 'all' : word === WORDS.following ? 'following' : 'this';
}
