import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { JobBadge } from './job-badge.tsx';
import type { JobView } from './job-view.server.ts';

const GRID =
  'grid items-start gap-x-5 gap-y-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,0.8fr)_minmax(0,0.8fr)_17rem]';

/** Everything the seed's queries name, in five columns; on the phone each job is a short paragraph. */
export function JobTable({ rows }: { rows: readonly JobView[] }) {
  const t = useTranslations('access.jobs');
  return (
    <>
      <div aria-hidden className={`${GRID} border-b border-line-strong pb-1.5 text-xs text-muted max-lg:hidden`}>
        <span>{t('door')}</span>
        <span>{t('result')}</span>
        <span>{t('member')}</span>
        <span>{t('device')}</span>
        <span>{t('times')}</span>
      </div>
      <ul aria-label={t('table')} className="divide-y border-b text-sm max-lg:border-t">
        {rows.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </>
  );
}

function JobRow({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  return (
    <li className={`${GRID} py-3`}>
      <div className="min-w-0 max-lg:flex max-lg:items-center max-lg:justify-between max-lg:gap-4">
        <p className="font-semibold wrap-anywhere" lang="de">
          {job.areaTitle}
        </p>
        <Link
          to={`${paths.access.area(job.areaId, { vorgang: job.correlationId })}#audit`}
          aria-label={`${t('toAudit')} ${job.id.slice(-8)}`}
          className="tap inline-flex items-center font-mono text-xs text-muted underline underline-offset-2 hover:text-ink lg:min-h-6"
        >
          {job.id.slice(-8)}
        </Link>
      </div>
      <Result job={job} />
      <p className="min-w-0 wrap-anywhere">
        <span className="text-muted lg:hidden">{t('member')}: </span>
        {job.memberName ?? t('erased')}
      </p>
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <span className="text-muted lg:hidden">{t('device')}: </span>
          {job.deviceName ?? '–'}
        </p>
        {job.attempts > 1 ? <p className="text-xs text-muted">{t('tried', { count: String(job.attempts) })}</p> : null}
      </div>
      <Times job={job} />
    </li>
  );
}

function Result({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  const late = job.lateResultCode === null ? null : t('late', { code: t(`code.${job.lateResultCode}`) });
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <JobBadge status={job.status} />
      {job.resultCode === null || job.resultCode === 'OK' ? null : (
        <p>
          {t(`code.${job.resultCode}`)} <span className="font-mono text-xs text-muted">{job.resultCode}</span>
        </p>
      )}
      {job.resultMessage === null ? null : <p className="text-xs text-muted wrap-anywhere">{job.resultMessage}</p>}
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
