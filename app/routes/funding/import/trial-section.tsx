import { Form, useNavigation } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface ErrorView {
  readonly key: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface Trial {
  readonly what: string;
  readonly waiting: number;
  readonly isChanged: boolean;
  readonly errors: {
    readonly count: number;
    readonly rows: number;
    readonly more: number;
    readonly shown: readonly ErrorView[];
  };
}

interface TrialSectionProps {
  action: string;
  errorsHref: string;
  version: number;
  /** Null while a column is missing. */
  trial: Trial | null;
}

/** What the file would make, or what is wrong with its rows. */
export function TrialSection({ action, errorsHref, version, trial }: TrialSectionProps) {
  const t = useTranslations('funding.importing');
  return (
    <section className="mb-6 grid gap-4">
      <h2 className="text-base font-semibold">{t('preview')}</h2>
      {trial === null ? <p className="text-sm text-muted">{t('unmapped')}</p> : null}
      {trial?.isChanged ? <Notice tone="warn">{t('changedSince')}</Notice> : null}
      {trial && !trial.isChanged && trial.errors.count === 0 ? (
        <Notice
          tone="good"
          title={t('ready', { what: trial.what })}
          actions={<CommitForm action={action} version={version} />}
        >
          {t('readyHint')}
        </Notice>
      ) : null}
      {trial && trial.errors.count > 0 ? <Errors trial={trial} href={errorsHref} /> : null}
    </section>
  );
}

function CommitForm({ action, version }: { action: string; version: number }) {
  const t = useTranslations('funding.importing');
  const { formData } = useNavigation();
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="version" value={version} />
      <Button tone="primary" name="intent" value="commit" busy={formData?.get('intent') === 'commit'}>
        {t('commit')}
      </Button>
    </Form>
  );
}

function Errors({ trial: { errors, waiting }, href }: { trial: Trial; href: string }) {
  const t = useTranslations('funding.importing');
  const { count, rows, more, shown } = errors;
  const columns: Column<ErrorView>[] = [
    {
      key: 'row',
      head: t('row'),
      width: '5rem',
      className: 'font-medium tabular-nums',
      cell: ({ row }) => t('rowOf', { row: String(row) }),
    },
    { key: 'where', head: t('where'), width: 'minmax(0,1fr)', isLabelled: true, cell: ({ column }) => column },
    {
      key: 'value',
      head: t('value'),
      width: 'minmax(0,1fr)',
      isLabelled: true,
      cell: ({ value }) => (value === '' ? null : <q>{value}</q>),
    },
    { key: 'reason', head: t('reason'), width: 'minmax(0,2fr)', cell: ({ reason }) => reason },
  ];
  return (
    <>
      <Notice
        tone="error"
        title={t('broken', { count, rows })}
        actions={
          <a href={href} download className={buttonClass('plain')}>
            <Download aria-hidden className="size-4" />
            {t('errorsCsv')}
          </a>
        }
      >
        {t('brokenHint')} {waiting > 0 ? t('waiting', { count: waiting }) : null}
      </Notice>
      <DataTable label={t('reason')} columns={columns} rows={shown} keyOf={({ key }) => key} isOrdered />
      {more > 0 ? <p className="text-sm text-muted">{t('more', { count: more })}</p> : null}
    </>
  );
}
