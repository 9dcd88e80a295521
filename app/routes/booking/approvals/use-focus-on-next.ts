import { type RefObject, useEffect, useRef } from 'react';
import type { SettledItem } from '#app/ui/use-settled-items.ts';

/**
 * After a decision by keyboard the focus goes to the request below the decided one, not to the top of the page. Items have
 * `data-unit`.
 */
export function useFocusOnNext(list: RefObject<HTMLUListElement>, rows: readonly SettledItem<unknown>[]): void {
  const focused = useRef<string | null>(null);
  useEffect(() => {
    const remember = () => {
      const item = document.activeElement?.closest<HTMLElement>('[data-unit]');
      if (item) focused.current = item.dataset['unit'] ?? null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    const left = rows.findIndex(({ key, isGone }) => isGone && key === focused.current);
    const active = document.activeElement;
    if (left < 0 || (active !== document.body && !active?.closest('[inert]'))) return;
    const isOpen = ({ isGone }: SettledItem<unknown>) => !isGone;
    const below = rows.findIndex((row, at) => at > left && isOpen(row));
    const next = list.current?.children.item(below < 0 ? rows.findLastIndex(isOpen) : below);
    // A page that scrolls would bring another button under the mouse.
    if (next instanceof HTMLElement) next.focus({ preventScroll: list.current?.matches(':hover') ?? false });
  }, [rows, list]);
}
