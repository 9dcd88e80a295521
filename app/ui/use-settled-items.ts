import { useNavigation } from '@remix-run/react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** So long a removed item stays when no mouse is over the list: a second press comes within this time. */
const SETTLE_MS = 3_000;

export interface SettledItem<Item> {
  readonly key: string;
  readonly item: Item;
  /** It has left the list, and only keeps its place. */
  readonly isGone: boolean;
}

interface SettledList<Item> {
  readonly rows: readonly SettledItem<Item>[];
  /** The act that removed an item, as `actOf` read it; null when another person removed it. */
  readonly actOn: (key: string) => string | null;
  /** For the element around the rows. */
  readonly pointer: {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: (event: PointerEvent) => void;
  };
}

/**
 * The rows of a list whose buttons act at once. Without it, a second press would act on the item that moved up under the
 * pointer. A removed item keeps its place until the mouse leaves the list, or for a moment; a new one waits at the end.
 */
export function useSettledItems<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  actOf: (form: FormData) => { keys: readonly string[]; act: string } | null,
): SettledList<Item> {
  const [held, setHeld] = useState(() => ({ items, rows: freshRows(items, keyOf) }));
  const isOver = useRef(false);
  let { rows } = held;
  if (held.items !== items) {
    rows = mergedRows(rows, items, keyOf);
    setHeld({ items, rows });
  }
  const isSettled = rows.every(({ key, isGone }, at) => !isGone && items[at] !== undefined && keyOf(items[at]) === key);

  const release = useRef(() => {});
  useEffect(() => {
    release.current = () => setHeld({ items, rows: freshRows(items, keyOf) });
  });
  useEffect(() => {
    if (isSettled) return;
    const isOnlyNew = !rows.some(({ isGone }) => isGone);
    // Where no item is left, no button can move under the mouse.
    const isHeld = () => isOver.current && !rows.every(({ isGone }) => isGone);
    const timer = setTimeout(() => (isHeld() ? undefined : release.current()), isOnlyNew ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isSettled, rows]);

  const acts = useRef(new Map<string, string>());
  const form = useNavigation().formData;
  useEffect(() => {
    const sent = form && actOf(form);
    for (const key of sent?.keys ?? []) acts.current.set(key, sent?.act ?? '');
  });

  const isMouse = ({ pointerType }: PointerEvent) => pointerType !== 'touch';
  return {
    rows,
    actOn: (key) => acts.current.get(key) ?? null,
    pointer: {
      onPointerEnter: (event) => {
        if (isMouse(event)) isOver.current = true;
      },
      onPointerLeave: (event) => {
        if (!isMouse(event)) return;
        isOver.current = false;
        if (!isSettled) release.current();
      },
    },
  };
}

function freshRows<Item>(items: readonly Item[], keyOf: (item: Item) => string): SettledItem<Item>[] {
  return items.map((item) => ({ key: keyOf(item), item, isGone: false }));
}

/** The rows in the order that they had, with what changed in them, and new ones after them. */
export function mergedRows<Item>(
  before: readonly SettledItem<Item>[],
  items: readonly Item[],
  keyOf: (item: Item) => string,
): SettledItem<Item>[] {
  const added = new Map(items.map((item) => [keyOf(item), item]));
  const kept = before.map(({ key, item }): SettledItem<Item> => {
    const now = added.get(key);
    added.delete(key);
    return now === undefined ? { key, item, isGone: true } : { key, item: now, isGone: false };
  });
  return [...kept, ...freshRows([...added.values()], keyOf)];
}
