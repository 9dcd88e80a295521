import { NavLink } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import { cx } from '#app/ui/cx.ts';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** For the phone's bar, where a target has 80 px. */
  readonly shortLabel?: string;
  readonly icon: LucideIcon;
  /** Current only at exactly this path. */
  readonly end?: boolean;
  /** The number of waiting things, and its text for screen readers. */
  readonly count?: { readonly value: number; readonly label: string };
}

function Count({ count, className }: { count: NavItem['count']; className: string }) {
  if (!count || count.value === 0) return null;
  return (
    <span
      className={cx(
        'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs leading-none font-semibold text-on-accent tabular-nums',
        className,
      )}
    >
      <span aria-hidden>{count.value > 99 ? '99+' : count.value}</span>
      <span className="sr-only"> {count.label}</span>
    </span>
  );
}

/** A line of the sidebar; aria-current, weight and a bar mark the current one. */
export function SidebarLink({ item }: { item: NavItem }) {
  const Icon = item.icon;
  return (
    <NavLink
      to={item.to}
      end={item.end ?? false}
      className={cx(
        'relative flex min-h-9 items-center gap-2.5 rounded-md px-3 text-sm text-muted hover:bg-hover hover:text-ink',
        'aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-2',
        'aria-[current]:before:-left-3 aria-[current]:before:w-[3px] aria-[current]:before:rounded-r aria-[current]:before:bg-accent-text',
        'aria-[current]:[&_svg]:text-accent-text',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      {item.label}
      <Count count={item.count} className="ml-auto" />
    </NavLink>
  );
}

export const BOTTOM_TARGET =
  'relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent px-0.5 text-[0.6875rem] sm:text-xs ' +
  'text-muted outline-offset-[-3px] aria-[current]:border-accent-text aria-[current]:font-medium aria-[current]:text-ink ' +
  'aria-[current]:[&_svg]:text-accent-text [&_svg]:size-5';

/** A target of the phone's bottom bar. */
export function BottomLink({ item }: { item: NavItem }) {
  const Icon = item.icon;
  return (
    <NavLink to={item.to} end={item.end ?? false} className={BOTTOM_TARGET}>
      <Icon aria-hidden strokeWidth={1.75} />
      <span className="max-w-full truncate">{item.shortLabel ?? item.label}</span>
      <Count count={item.count} className="absolute top-0.5 left-[calc(50%+4px)]" />
    </NavLink>
  );
}
