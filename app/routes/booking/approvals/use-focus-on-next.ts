import { type RefObject, useEffect, useRef } from 'react';

/**
 * After a decision by keyboard the focus goes to the request that moved up, not to the top of the page. Items have `data-unit`.
 */
export function useFocusOnNext(list: RefObject<HTMLUListElement>, units: readonly string[]): void {
  const before = useRef(units);
  const focused = useRef<string | null>(null);
  useEffect(() => {
    const remember = () => {
      const item = document.activeElement?.closest<HTMLElement>('[data-unit]');
      if (item) focused.current = item.dataset['unit'] ?? null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  const key = units.join(' ');
  useEffect(() => {
    const now = key.split(' ');
    const left = focused.current;
    const at = left === null ? -1 : before.current.indexOf(left);
    before.current = now;
    if (left === null || at < 0 || now.includes(left) || document.activeElement !== document.body) return;
    const next = list.current?.children.item(Math.min(at, now.length - 1));
    if (next instanceof HTMLElement) next.focus();
  }, [key, list]);
}
