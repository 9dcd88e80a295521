import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/**
 * For the element of a row that only keeps its place (`useSettledItems`): its buttons cannot be pressed or focused, and screen
 * readers skip it, because the toast has announced what happened. React 18 has no type for `inert`.
 */
export function goneProps(isGone: boolean): { 'aria-hidden'?: true; inert?: '' } {
  return isGone ? { 'aria-hidden': true, inert: '' } : {};
}

/** What happened to the row, over its content. The row is `relative`. */
export function Gone({ children }: { children: ReactNode }) {
  return (
    <span className="absolute inset-0 flex items-center justify-end bg-paper/85 pr-3">
      <span className="flex items-center gap-2 rounded-full border border-line-strong bg-surface px-3 py-1 text-sm font-medium text-ink">
        <Check aria-hidden className="size-4 text-muted" />
        {children}
      </span>
    </span>
  );
}
