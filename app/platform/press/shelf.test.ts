import { expect, test } from 'vitest';
import { createShelf } from './shelf.ts';

const shelfOf = (bytes: number) => createShelf<string>(bytes, (item) => item.length);
const made = (item: string) => () => Promise.resolve(item);

test('makes an item once when it is asked for twice', async () => {
  const shelf = shelfOf(100);
  expect(await shelf.take('a', made('first'))).toBe('first');
  expect(await shelf.take('a', made('second'))).toBe('first');
});

test('shares the making when calls come at the same time', async () => {
  const shelf = shelfOf(100);
  let count = 0;
  const make = async () => {
    count += 1;
    await Promise.resolve();
    return 'item';
  };
  expect(await Promise.all([shelf.take('a', make), shelf.take('a', make), shelf.take('a', make)])).toEqual([
    'item',
    'item',
    'item',
  ]);
  expect(count).toBe(1);
});

test('drops the item that was used least when the bytes are full', async () => {
  const shelf = shelfOf(10);
  await shelf.take('a', made('aaaa'));
  await shelf.take('b', made('bbbb'));
  await shelf.take('a', made('aaaa'));
  await shelf.take('c', made('cccc'));
  expect(['a', 'b', 'c'].map((key) => shelf.has(key))).toEqual([true, false, true]);
});

test('does not keep an item that is larger than the shelf', async () => {
  const shelf = shelfOf(3);
  await shelf.take('a', made('aaaa'));
  expect(shelf.has('a')).toBe(false);
});

test('makes it again when the first making failed', async () => {
  const shelf = shelfOf(10);
  await expect(shelf.take('a', () => Promise.reject(new Error('no paper')))).rejects.toThrow('no paper');
  expect(await shelf.take('a', made('item'))).toBe('item');
});
