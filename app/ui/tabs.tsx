import { Link, type LinkProps } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

export interface TabItem {
  readonly key: string;
  readonly to: LinkProps['to'];
  readonly label: ReactNode;
  readonly isCurrent: boolean;
  /** A `#rrggbb` mark before the word, e.g. the colour of a resource. */
  readonly color?: string;
}

interface TabsProps {
  /** Name of the row for screen readers: "Ressourcen". */
  label: string;
  items: readonly TabItem[];
  /** `line` for the first level, `pill` for the level below. */
  look?: 'line' | 'pill';
  className?: string;
}

/** Tabs are links: the choice is in the URL, Back works, and no script is needed. The row scrolls sideways. */
export function Tabs({ label, items, look = 'line', className }: TabsProps) {
  const current = useRef<HTMLAnchorElement>(null);
  const currentKey = items.find((item) => item.isCurrent)?.key;
  useEffect(() => {
    if (currentKey === undefined) return;
    const tab = current.current?.closest('li');
    const row = tab?.closest('ul');
    // Not scrollIntoView: it would move the page as well.
    if (tab && row) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [currentKey]);

  return (
    <nav aria-label={label} className={cx('min-w-0 print:hidden', look === 'line' && 'border-b', className)}>
      <ul
        className={cx(
          'scroll-quiet flex overflow-x-auto',
          look === 'line' ? '-mb-px gap-5 px-1' : 'gap-1.5 py-1 max-sm:-mx-4 max-sm:px-4 sm:px-1',
        )}
      >
        {items.map((item) => (
          <li key={item.key} className="shrink-0" style={item.color ? { '--c': item.color } : undefined}>
            <Link
              ref={item.isCurrent ? current : undefined}
              to={item.to}
              preventScrollReset
              aria-current={item.isCurrent ? 'page' : undefined}
              className={cx(
                'tap flex items-center gap-2 text-sm whitespace-nowrap outline-offset-[-2px]',
                item.color && 'before:h-3.5 before:w-1 before:rounded-full before:bg-(--c)',
                look === 'line'
                  ? 'border-b-2 border-transparent px-1 text-muted hover:text-ink aria-[current]:border-accent-text aria-[current]:font-medium aria-[current]:text-ink'
                  : 'rounded-md border border-transparent px-3 text-muted hover:bg-hover hover:text-ink aria-[current]:border-line-strong aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink',
              )}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
