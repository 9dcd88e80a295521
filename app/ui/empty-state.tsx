import { type LucideIcon, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from './button.tsx';
import type { ListAddress } from './pager.tsx';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** An empty list: what it will show, and how to add a first row. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-2 border-y border-dashed px-1 py-8 sm:px-4">
      {Icon ? <Icon aria-hidden className="mb-1 size-6 text-muted" strokeWidth={1.5} /> : null}
      <p className="text-base font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-sm text-muted">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}

interface EmptyListProps extends EmptyStateProps {
  list: Pick<ListAddress, 'isFiltered' | 'reset'>;
  hint: ReactNode;
}

/** A list without rows: its own hint without a filter, otherwise a link to all rows. */
export function EmptyList({ list, hint, ...empty }: EmptyListProps) {
  const t = useTranslations('shell.list');
  if (!list.isFiltered) return <EmptyState {...empty}>{hint}</EmptyState>;
  return (
    <EmptyState icon={SearchX} title={t('nothing')} action={<LinkButton to={list.reset}>{t('reset')}</LinkButton>}>
      {t('nothingHint')}
    </EmptyState>
  );
}
