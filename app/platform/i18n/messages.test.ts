import { describe, expect, it } from 'vitest';
import { CATALOGUES, translator } from './translator.server.ts';

type Node = string | number | null | Node[] | { [key: string]: Node };

/** Names of the arguments and tags a compiled message asks for. */
function argumentsOf(message: Node, found = new Set<string>()): Set<string> {
  if (!Array.isArray(message)) return found;
  for (const part of message) {
    if (!Array.isArray(part)) continue;
    if (typeof part[0] === 'string') found.add(part[0]);
    for (const nested of part.slice(1)) {
      const branches =
        nested !== null && typeof nested === 'object' && !Array.isArray(nested) ? Object.values(nested) : [nested];
      for (const branch of branches) argumentsOf(branch ?? null, found);
    }
  }
  return found;
}

function* leaves(node: Node, path = ''): Generator<[path: string, message: Node]> {
  if (node !== null && typeof node === 'object' && !Array.isArray(node)) {
    for (const [key, child] of Object.entries(node)) yield* leaves(child, path ? `${path}.${key}` : key);
  } else yield [path, node];
}

const german = new Map(leaves(CATALOGUES.de));
const english = new Map(leaves(CATALOGUES.en));

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  it('ask for the same arguments in both languages', () => {
    const wrong = [...german].filter(
      ([key, message]) =>
        [...argumentsOf(message)].sort().join() !== [...argumentsOf(english.get(key) ?? null)].sort().join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('leave no text empty', () => {
    const empty = [...german, ...english].filter(([, message]) => message === '' || message === null);
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it('count in words', () => {
    expect(translator('de', 'accounts')('sessions.endedOthers', { count: 1 })).toBe(
      'Ein anderes Gerät ist abgemeldet.',
    );
    expect(translator('en', 'accounts')('sessions.endedOthers', { count: 3 })).toBe('3 other devices are signed out.');
  });
});
