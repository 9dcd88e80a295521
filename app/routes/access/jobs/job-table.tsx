import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { JobBadge } from './job-badge.tsx';
import type { JobView } from './job-view.server.ts';

/** Everything the queries of the seed name, in five columns. */
export function JobTable({ rows }: { rows: readonly JobView[] }) {
  const t = useTranslations('access.jobs');
  const columns: Column<JobView>[] = [
    { key: 'door', head: t('door'), width: 'minmax(0,1fr)', cell: (job) => <Door job={job} /> },
    { key: 'result', head: t('result'), width: 'minmax(0,1.2fr)', cell: (job) => <Result job={job} /> },
    {
      key: 'member',
      head: t('member'),
      width: 'minmax(0,0.8fr)',
      isLabelled: true,
      cell: ({ memberName }) => memberName ?? t('erased'),
    },
    {
      key: 'device',
      head: t('device'),
      width: 'minmax(0,0.8fr)',
      isLabelled: true,
      cell: (job) => <Device job={job} />,
    },
    { key: 'times', head: t('times'), width: '17rem', cell: (job) => <Times job={job} /> },
  ];
  return <DataTable label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Door({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  const id = job.id.slice(-8);
  return (
    <div className="max-lg:flex max-lg:items-center max-lg:justify-between max-lg:gap-4">
      <p className="font-semibold" lang="de">
        {job.areaTitle}
      </p>
      <Link
        to={`${paths.access.area(job.areaId, { vorgang: job.correlationId })}#protokoll`}
        aria-label={`${t('toAudit')} ${id}`}
        className="tap inline-flex items-center font-mono text-xs text-muted underline underline-offset-2 hover:text-ink lg:min-h-6"
      >
        {id}
      </Link>
    </div>
  );
}

function Device({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  return (
    <>
      {job.deviceName ?? '–'}
      {job.attempts > 1 ? <p className="text-xs text-muted">{t('tried', { count: String(job.attempts) })}</p> : null}
    </>
  );
}

function Result({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  const late = job.lateResultCode === null ? null : t('late', { code: t(`code.${job.lateResultCode}`) });
  const isCancelledByPerson = job.isWithdrawn && job.resultCode === 'CANCELLED';
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <JobBadge status={job.status} />
      {job.resultCode === null || job.resultCode === 'OK' ? null : (
        <p>
          {isCancelledByPerson ? t('withdrawn') : t(`code.${job.resultCode}`)}{' '}
          <span className="font-mono text-xs text-muted">{job.resultCode}</span>
        </p>
      )}
      {job.resultMessage === null ? null : <p className="text-xs text-muted wrap-anywhere">{job.resultMessage}</p>}
      {job.isWithdrawn && !isCancelledByPerson ? <p className="text-xs">{t('withdrawnOnTheWay')}</p> : null}
      {late === null ? null : <p className="text-xs font-medium">{late}</p>}
    </div>
  );
}

function Times({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  const times: readonly (readonly ['created' | 'dispatched' | 'expires' | 'executed', string | null])[] = [
    ['created', job.created],
    ['dispatched', job.dispatched],
    job.executed === null ? ['expires', job.expires] : ['executed', job.executed],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs text-muted tabular-nums">
      {times.map(([name, time]) =>
        time === null ? null : (
          <div key={name} className="contents">
            <dt>{t(name)}</dt>
            <dd>{time}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
