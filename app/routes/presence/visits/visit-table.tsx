import { Link } from '@remix-run/react';
import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Badge } from '#app/ui/badge.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import type { VisitView } from './visit-view.server.ts';

const LINK = 'tap inline-flex items-center underline-offset-2 hover:underline lg:min-h-6';

/** Visits of the log, the newest first. A name leads to the visit, the line below to the other visits of the person. */
export function VisitTable({ rows }: { rows: readonly VisitView[] }) {
  const t = useTranslations('presence.visits');
  const columns: Column<VisitView>[] = [
    { key: 'when', head: t('when'), width: 'minmax(0,2.2fr)', cell: (visit) => <When visit={visit} /> },
    { key: 'who', head: t('who'), width: 'minmax(0,1.2fr)', cell: (visit) => <Who visit={visit} /> },
    {
      key: 'where',
      head: t('where'),
      width: 'minmax(0,1.3fr)',
      cell: ({ roomName, facilityName }) => (
        <span lang="de">
          {roomName} <span className="text-muted">· {facilityName}</span>
        </span>
      ),
    },
    { key: 'duration', head: t('duration'), width: '7rem', isLabelled: true, cell: ({ duration }) => duration },
    {
      key: 'by',
      head: t('by'),
      width: 'minmax(0,1fr)',
      isLabelled: true,
      className: 'text-muted',
      cell: ({ by }) => by,
    },
  ];
  return <DataTable isOrdered label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function When({ visit: { id, day, times, estimated } }: { visit: VisitView }) {
  const t = useTranslations('presence.visits');
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Link to={paths.presence.visit(id)} className={`${LINK} font-medium tabular-nums`}>
        <span>
          <span className="whitespace-nowrap">{day},</span> <span className="sm:whitespace-nowrap">{times}</span>
        </span>
      </Link>
      {estimated ? <Badge icon={CircleHelp}>{t('estimated')}</Badge> : null}
    </div>
  );
}

function Who({ visit: { userId, name, guests } }: { visit: VisitView }) {
  const t = useTranslations('presence.visits');
  return (
    <>
      <Link to={paths.presence.visits({ person: userId })} aria-label={t('onlyPerson', { name })} className={LINK}>
        {name}
      </Link>
      {guests > 0 ? <span className="text-xs text-muted"> {t('withGuests', { count: guests })}</span> : null}
    </>
  );
}
