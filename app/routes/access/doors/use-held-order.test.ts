import { expect, test } from 'vitest';
import { orderOf } from './use-held-order.ts';

test.each([
  ['nothing is held', [], ['a', 'b'], ['a', 'b']],
  ['the standing of a door changes', ['a', 'b', 'c'], ['c', 'a', 'b'], ['a', 'b', 'c']],
  ['a door is new', ['b', 'a'], ['n', 'a', 'b'], ['b', 'a', 'n']],
  ['a door is gone', ['a', 'b', 'c'], ['c', 'a'], ['a', 'c']],
])('orderOf keeps the order when %s', (_when, held, keys, order) => {
  expect(orderOf(held, keys)).toEqual(order);
});
