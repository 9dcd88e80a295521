import { expect, it } from 'vitest';
import { mergedRows } from './use-settled-items.ts';

const rowsOf = (words: string) =>
  words
    .split(' ')
    .map((word) => ({ key: word.replace('-', ''), item: word.replace('-', ''), isGone: word.startsWith('-') }));
const wordsOf = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(({ key, isGone }) => (isGone ? `-${key}` : key)).join(' ');

it.each([
  ['nothing', 'a b c', 'a b c', 'a b c'],
  ['a removed item, in its place', 'a b c', 'a c', 'a -b c'],
  ['every removed item', 'a b', '', '-a -b'],
  ['an item that left earlier', 'a -b c', 'a', 'a -b -c'],
  ['an item that came back, in its place', 'a -b c', 'a b c', 'a b c'],
  ['a new first item, at the end', 'a b', 'x a b', 'a b x'],
  ['an item in the place of another', 'a b', 'a x', 'a -b x'],
])('keeps the order and marks %s', (_what, before, now, expected) => {
  expect(wordsOf(mergedRows(rowsOf(before), now.split(' ').filter(Boolean), (item) => item))).toBe(expected);
});

it('shows what changed in an item', () => {
  const before = [{ key: 'a', item: { id: 'a', free: 1 }, isGone: false }];
  expect(mergedRows(before, [{ id: 'a', free: 2 }], ({ id }) => id)[0]?.item.free).toBe(2);
});
