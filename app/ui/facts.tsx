import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** Names with their values; the value is below its name on a phone. */
export function Facts({ label, isNarrow, children }: { label?: string; isNarrow?: boolean; children: ReactNode }) {
  return (
    <dl
      aria-label={label}
      className={cx(
        'grid gap-x-6 text-sm',
        isNarrow ? 'sm:grid-cols-[8.5rem_minmax(0,1fr)]' : 'sm:grid-cols-[13rem_minmax(0,1fr)]',
      )}
    >
      {children}
    </dl>
  );
}

/** One name with its value; nothing without a value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div className="contents">
      <dt className="pt-1.5 text-muted">{name}</dt>
      <dd className="pb-1 wrap-anywhere tabular-nums sm:pt-1.5">{children}</dd>
    </div>
  );
}

/** What a machine wrote: an answer of a server, an id. */
export function Machine({ children }: { children: ReactNode }) {
  return <code className="font-mono text-xs">{children}</code>;
}
