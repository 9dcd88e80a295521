import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { ResultCount } from '#app/domains/access/jobs/job-pages.server.ts';
import { paths } from '#app/paths.ts';
import { Table, Td, Th } from '#app/ui/table.tsx';

/** How often the jobs of a door ended in each result, most frequent first (seed 2, 7.4). */
export function ResultTable({ results }: { results: readonly ResultCount[] }) {
  const t = useTranslations('access.jobs');
  return (
    <Table
      caption={t('lede.results')}
      className="max-w-2xl"
      head={
        <>
          <Th>{t('door')}</Th>
          <Th>{t('result')}</Th>
          <Th align="end">{t('count')}</Th>
        </>
      }
    >
      {results.map(({ areaId, areaTitle, resultCode, isWithdrawn, count }) => (
        <tr key={`${areaId} ${resultCode} ${isWithdrawn}`}>
          <Td>
            <Link
              to={paths.access.jobs({ tuer: areaId })}
              lang="de"
              className="tap inline-flex items-center underline-offset-2 hover:underline lg:min-h-6"
            >
              {areaTitle}
            </Link>
          </Td>
          <Td className={resultCode === 'OK' ? 'text-muted' : 'font-medium'}>
            {resultCode === null ? t('open') : isWithdrawn ? t('withdrawn') : t(`code.${resultCode}`)}{' '}
            {resultCode === null ? null : <span className="font-mono text-xs text-muted">{resultCode}</span>}
          </Td>
          <Td align="end" className="font-semibold tabular-nums">
            {count}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
