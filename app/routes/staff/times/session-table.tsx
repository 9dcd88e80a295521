import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { SessionMarks } from './session-state.tsx';
import type { SessionView } from './session-view.server.ts';

const LINK = 'tap inline-flex items-center underline-offset-2 hover:underline lg:min-h-6';

/** Time sessions, what was beside what was planned. A day leads to its session, a name to the other sessions of the person. */
export function SessionTable({ rows }: { rows: readonly SessionView[] }) {
  const t = useTranslations('staff.times');
  const columns: Column<SessionView>[] = [
    { key: 'when', head: t('column.when'), width: 'minmax(0,1.9fr)', cell: (row) => <When row={row} /> },
    { key: 'who', head: t('column.person'), width: 'minmax(0,1.1fr)', cell: (row) => <Who row={row} /> },
    {
      key: 'work',
      head: t('column.work'),
      width: '5.5rem',
      align: 'end',
      isLabelled: true,
      cell: ({ work }) => work ?? '–',
    },
    {
      key: 'break',
      head: t('column.break'),
      width: '4.5rem',
      align: 'end',
      isLabelled: true,
      cell: ({ breaks }) => breaks,
    },
    {
      key: 'plan',
      head: t('column.plan'),
      width: 'minmax(0,1.3fr)',
      isLabelled: true,
      cell: (row) => <Plan row={row} />,
    },
    { key: 'hints', head: t('column.hints'), width: 'minmax(0,1.8fr)', cell: (row) => <Hints row={row} /> },
  ];
  return <DataTable isOrdered label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function When({ row: { id, day, times, state, isCorrected } }: { row: SessionView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Link to={paths.staff.time(id)} className={`${LINK} font-medium tabular-nums`}>
        <span>
          <span className="whitespace-nowrap">{day},</span> <span className="whitespace-nowrap">{times}</span>
        </span>
      </Link>
      <SessionMarks state={state} isCorrected={isCorrected} />
    </div>
  );
}

function Who({ row: { staffId, name } }: { row: SessionView }) {
  const t = useTranslations('staff.times');
  return (
    <Link to={paths.staff.times({ mitarbeiter: staffId })} aria-label={t('onlyPerson', { name })} className={LINK}>
      {name}
    </Link>
  );
}

function Plan({ row: { plan, difference, planPlace } }: { row: SessionView }) {
  if (plan === null) return null;
  return (
    <>
      <span className="tabular-nums">{plan}</span>
      {difference === null ? null : <span className="text-muted tabular-nums"> ({difference})</span>}
      <span className="block text-xs text-muted">{planPlace}</span>
    </>
  );
}

function Hints({ row: { hints, noBreakReason } }: { row: SessionView }) {
  const t = useTranslations('staff.times');
  if (hints.length === 0 && noBreakReason === null) return null;
  return (
    <ul className="grid gap-0.5 text-xs">
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
      {noBreakReason === null ? null : <li className="text-muted">{t('noBreak', { reason: noBreakReason })}</li>}
    </ul>
  );
}
