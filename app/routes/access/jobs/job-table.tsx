import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Table, Td, Th } from '#app/ui/table.tsx';
import { JobBadge } from './job-badge.tsx';
import type { JobView } from './job-view.server.ts';

/** Every column of the seed's queries; the table scrolls inside itself where it is wider than the window. */
export function JobTable({ rows }: { rows: readonly JobView[] }) {
  const t = useTranslations('access.jobs');
  const columns = [
    'id',
    'door',
    'status',
    'member',
    'created',
    'expires',
    'dispatched',
    'device',
    'executed',
    'result',
  ] as const;
  return (
    <Table
      caption={t('table')}
      head={
        <>
          {columns.map((column) => (
            <Th key={column}>{t(column)}</Th>
          ))}
          <Th align="end">{t('attempts')}</Th>
        </>
      }
    >
      {rows.map((job) => (
        <tr key={job.id}>
          <Td>
            <Link
              to={`${paths.access.area(job.areaId, { vorgang: job.correlationId })}#audit`}
              aria-label={`${t('toAudit')} ${job.id.slice(-8)}`}
              className="tap inline-flex items-center font-mono text-xs underline underline-offset-2 lg:min-h-6"
            >
              {job.id.slice(-8)}
            </Link>
          </Td>
          <Td className="whitespace-nowrap" lang="de">
            {job.areaTitle}
          </Td>
          <Td>
            <JobBadge status={job.status} />
          </Td>
          <Td className="whitespace-nowrap">{job.memberName ?? t('erased')}</Td>
          <Td className="whitespace-nowrap tabular-nums">{job.created}</Td>
          <Td className="text-muted tabular-nums">{job.expires}</Td>
          <Td className="tabular-nums">{job.dispatched ?? '–'}</Td>
          <Td className="whitespace-nowrap">{job.deviceName ?? '–'}</Td>
          <Td className="tabular-nums">{job.executed ?? '–'}</Td>
          <Td className="min-w-44">
            <Result job={job} />
          </Td>
          <Td align="end" className="tabular-nums">
            {job.attempts}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Result({ job }: { job: JobView }) {
  const t = useTranslations('access.jobs');
  if (job.resultCode === null) return <span className="text-muted">{t('open')}</span>;
  const more = [
    job.resultMessage,
    job.lateResultCode === null ? null : t('late', { code: t(`code.${job.lateResultCode}`) }),
  ].filter(Boolean);
  return (
    <>
      {t(`code.${job.resultCode}`)} <span className="font-mono text-xs text-muted">{job.resultCode}</span>
      {more.length > 0 ? <span className="block text-xs text-muted wrap-anywhere">{more.join(' · ')}</span> : null}
    </>
  );
}
