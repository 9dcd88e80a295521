import { useEffect, useState } from 'react';

/** So long after the page is on the screen again its doors may take a new order. */
const FREE_MS = 2_000;

/**
 * The items in the order in which they were first shown; new ones come last. A door that changes its standing would otherwise move
 * under the thumb. The order is new when the page comes back to the screen.
 */
export function useHeldOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const [held, setHeld] = useState(() => items.map(keyOf));
  const [isFree, setFree] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const comeBack = () => {
      clearTimeout(timer);
      setFree(true);
      if (!document.hidden) timer = setTimeout(() => setFree(false), FREE_MS);
    };
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      clearTimeout(timer);
    };
  }, []);
  const order = orderOf(isFree ? [] : held, items.map(keyOf));
  if (order.join('\n') !== held.join('\n')) setHeld(order);
  return order.flatMap((key) => items.find((item) => keyOf(item) === key) ?? []);
}

/** The keys that are still there in their held order, then the others. */
export function orderOf(held: readonly string[], keys: readonly string[]): string[] {
  const kept = held.filter((key) => keys.includes(key));
  return [...kept, ...keys.filter((key) => !kept.includes(key))];
}
