import { Link } from '@remix-run/react';
import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Column, DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { type ListAddress, Pager } from './pager.tsx';

/** An entry in words; `platform` and rooms make them. */
export interface HistoryRow {
  readonly key: string;
  readonly time: string;
  readonly what: string;
  readonly who: string;
  /** The device that took part. */
  readonly device?: string | null;
  /** The request of the change, as a link to all its changes. */
  readonly trace?: { readonly id: string; readonly to: string };
}

interface HistoryProps {
  rows: readonly HistoryRow[];
  list: Pick<ListAddress, 'first' | 'next'>;
  /** Default: "Protokoll". */
  title?: ReactNode;
  /** Beside the title. */
  action?: ReactNode;
  emptyHint: ReactNode;
}

/** The id of the section, for links to it. */
export const HISTORY_ID = 'protokoll';

/** What happened to a record, newest first. Columns that no row fills are left out. */
export function History({ rows, list, title, action, emptyHint }: HistoryProps) {
  const t = useTranslations('shell.history');
  const columns = useColumns(rows);
  return (
    <section aria-labelledby={HISTORY_ID} className="mt-12">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={HISTORY_ID} className="text-base font-semibold">
          {title ?? t('title')}
        </h2>
        {action}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={ScrollText} title={t('none')}>
          {emptyHint}
        </EmptyState>
      ) : (
        <DataTable isOrdered label={t('title')} columns={columns} rows={rows} keyOf={({ key }) => key} />
      )}
      <Pager list={list} />
    </section>
  );
}

function useColumns(rows: readonly HistoryRow[]): Column<HistoryRow>[] {
  const t = useTranslations('shell.history');
  return [
    { key: 'time', head: t('time'), width: '15rem', className: 'text-muted tabular-nums', cell: ({ time }) => time },
    { key: 'what', head: t('what'), width: 'minmax(0,1.6fr)', className: 'font-medium', cell: ({ what }) => what },
    { key: 'who', head: t('who'), width: 'minmax(0,1fr)', cell: ({ who }) => who },
    ...(rows.some(({ device }) => device)
      ? [{ key: 'device', head: t('device'), width: 'minmax(0,1fr)', className: 'text-muted', cell: deviceOf }]
      : []),
    ...(rows.some(({ trace }) => trace)
      ? [
          {
            key: 'trace',
            head: t('trace'),
            width: '6rem',
            align: 'end' as const,
            cell: (row: HistoryRow) => <Trace row={row} />,
          },
        ]
      : []),
  ];
}

const deviceOf = ({ device }: HistoryRow) => device ?? null;

function Trace({ row: { trace } }: { row: HistoryRow }) {
  const t = useTranslations('shell.history');
  if (!trace) return null;
  // The end of the id: its beginning is the time, which rows next to each other share.
  const id = trace.id.slice(-8);
  return (
    <Link
      to={trace.to}
      aria-label={t('traceNamed', { id })}
      className="tap inline-flex items-center font-mono text-xs text-muted underline underline-offset-2 hover:text-ink lg:min-h-6"
    >
      {id}
    </Link>
  );
}
