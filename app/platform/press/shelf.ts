export interface Shelf<Item> {
  /** The item of a key, made once: calls while it is made share it. A failed making leaves nothing. */
  take(key: string, make: () => Promise<Item>): Promise<Item>;
  /** It is here, or being made. */
  has(key: string): boolean;
}

/** Keeps the items that were used last, up to a number of bytes. An item that is larger alone is not kept. */
export function createShelf<Item>(maxBytes: number, bytesOf: (item: Item) => number): Shelf<Item> {
  const kept = new Map<string, Item>();
  const making = new Map<string, Promise<Item>>();
  let bytes = 0;

  function keep(key: string, item: Item): void {
    if (bytesOf(item) > maxBytes) return;
    kept.set(key, item);
    bytes += bytesOf(item);
    for (const [oldest, other] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= bytesOf(other);
    }
  }

  return {
    has: (key) => kept.has(key) || making.has(key),
    take: (key, make) => {
      const found = kept.get(key);
      if (found !== undefined) {
        // A map lists its keys in the order of their writing: the oldest one goes first.
        kept.delete(key);
        kept.set(key, found);
        return Promise.resolve(found);
      }
      const running = making.get(key);
      if (running) return running;
      const made = make()
        .then((item) => {
          keep(key, item);
          return item;
        })
        .finally(() => making.delete(key));
      making.set(key, made);
      return made;
    },
  };
}
