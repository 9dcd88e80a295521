import { Link } from '@remix-run/react';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Pages } from '#app/routes/access/admin/pages.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { AuditView } from './audit-view.server.ts';

interface AreaAuditProps {
  areaId: string;
  rows: readonly AuditView[];
  next: string | null;
  isLater: boolean;
  /** Of the one press that is shown; null for all. */
  correlationId: string | null;
}

const GRID = 'grid gap-x-5 gap-y-0.5 lg:grid-cols-[15rem_minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,1fr)_6rem]';

/** What happened at a door, newest first; every line leads to the rest of its press. */
export function AreaAudit({ areaId, rows, next, isLater, correlationId }: AreaAuditProps) {
  const t = useTranslations('access.audit');
  const vorgang = correlationId ?? undefined;
  return (
    <section aria-labelledby="audit" className="mt-12">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line-strong pb-2">
        <h2 id="audit" className="text-base font-semibold">
          {correlationId ? t('one', { id: shortId(correlationId) }) : t('title')}
        </h2>
        {correlationId ? <LinkButton to={`${paths.access.area(areaId)}#audit`}>{t('all')}</LinkButton> : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={ScrollText} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <div aria-hidden className={`${GRID} border-b py-1.5 text-xs font-medium text-muted max-lg:hidden`}>
            <span>{t('time')}</span>
            <span>{t('what')}</span>
            <span>{t('who')}</span>
            <span>{t('device')}</span>
            <span className="text-right">{t('trace')}</span>
          </div>
          <ol aria-label={t('table')} className="divide-y border-b text-sm">
            {rows.map((row) => (
              <li key={row.seq} className={`${GRID} py-2 max-lg:grid-cols-[minmax(0,1fr)_auto]`}>
                <span className="text-muted tabular-nums max-lg:col-span-2">{row.time}</span>
                <span className="font-medium wrap-anywhere max-lg:col-span-2">{row.what}</span>
                <span className="wrap-anywhere max-lg:col-start-1">{row.who}</span>
                <span className="text-muted wrap-anywhere max-lg:col-start-1">{row.device}</span>
                <Link
                  to={`${paths.access.area(areaId, { vorgang: row.correlationId })}#audit`}
                  aria-label={t('traceNamed', { id: shortId(row.correlationId) })}
                  className="tap inline-flex items-center justify-end font-mono text-xs text-muted underline underline-offset-2 hover:text-ink max-lg:col-start-2 max-lg:row-span-2 max-lg:row-start-3 lg:min-h-6"
                >
                  {shortId(row.correlationId)}
                </Link>
              </li>
            ))}
          </ol>
        </>
      )}
      <Pages
        label={t('title')}
        newest={isLater ? { to: `${paths.access.area(areaId, { vorgang })}#audit`, label: t('newest') } : null}
        older={next ? { to: `${paths.access.area(areaId, { vorgang, ab: next })}#audit`, label: t('older') } : null}
      />
    </section>
  );
}

/** The end of an id: its beginning is the time, which neighbours share. */
const shortId = (id: string): string => id.slice(-8);
