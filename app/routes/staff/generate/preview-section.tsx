import { useTranslations } from 'use-intl';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import type { Preview } from './preview.server.ts';

type Planned = Extract<Preview, { kind: 'planned' }>;

/** The shifts that will be made, and the dates that are left out with their reasons. */
export function PreviewSection({ preview }: { preview: Planned }) {
  const t = useTranslations('staff.generate');
  const roleName = useRoleName();
  const columns: Column<Planned['rows'][number]>[] = [
    { key: 'day', head: t('day'), width: '9rem', className: 'font-medium', cell: ({ day }) => day },
    { key: 'time', head: t('time'), width: '9rem', className: 'tabular-nums', cell: ({ time }) => time },
    {
      key: 'template',
      head: t('template'),
      width: 'minmax(0,1.2fr)',
      cell: ({ template, isEvent }) => (
        <>
          {template}
          {isEvent ? <span className="text-muted"> · {t('event')}</span> : null}
        </>
      ),
    },
    {
      key: 'role',
      head: t('role'),
      width: 'minmax(0,1fr)',
      cell: ({ role, station, people }) => (
        <>
          {[roleName(role), station].filter(Boolean).join(' · ')}{' '}
          <span className="text-muted">· {t('people', { count: people })}</span>
        </>
      ),
    },
  ];
  return (
    <>
      {preview.rows.length === 0 ? null : (
        <DataTable label={t('title')} columns={columns} rows={preview.rows} keyOf={({ key }) => key} />
      )}
      {preview.more > 0 ? <p className="mt-2 text-sm text-muted">{t('more', { count: preview.more })}</p> : null}
      {preview.skipped.length === 0 ? null : (
        <section className="mt-8">
          <h2 className="mb-2 text-base font-semibold">{t('skipped')}</h2>
          <ul className="grid gap-1 text-sm text-muted">
            {preview.skipped.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
