import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from './button.tsx';

/** The address of a list as plain data (`platform/list` makes it). */
export interface ListAddress {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly kept: readonly string[];
  readonly isFiltered: boolean;
  readonly reset: string;
  readonly first: string | null;
  readonly next: string | null;
}

interface PagerProps {
  list: Pick<ListAddress, 'first' | 'next'>;
  /** `older` for lists that begin with the newest row. */
  order?: 'older' | 'more';
  /** A quiet line before the links: how many rows the page has. */
  children?: ReactNode;
}

/** Links to the first and the next page of a list; nothing on a list of one page without children. */
export function Pager({ list, order = 'older', children }: PagerProps) {
  const t = useTranslations('shell.list');
  if (!list.first && !list.next && !children) return null;
  return (
    <nav aria-label={t('pages')} className="mt-4 flex flex-wrap items-center gap-3 text-sm text-muted print:hidden">
      {children}
      {list.first ? <LinkButton to={list.first}>{t('first')}</LinkButton> : null}
      {list.next ? <LinkButton to={list.next}>{t(order)}</LinkButton> : null}
    </nav>
  );
}
