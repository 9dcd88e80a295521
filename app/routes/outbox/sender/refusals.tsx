import { Form, Link, useNavigation } from '@remix-run/react';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { useSettledItems } from '#app/ui/use-settled-items.ts';
import type { RefusalView } from './sender-view.server.ts';

/** Addresses that get no mail, with the answer of the server, and the button that allows them again. */
export function Refusals({ rows }: { rows: readonly RefusalView[] }) {
  const t = useTranslations('outbox.sender');
  const settled = useSettledItems(rows, ({ mailId }) => mailId, actOf);
  const gone = new Set(settled.rows.filter(({ isGone }) => isGone).map(({ key }) => key));
  const columns: Column<RefusalView>[] = [
    { key: 'address', head: t('address'), width: 'minmax(0,1fr)', cell: (row) => <Address row={row} /> },
    {
      key: 'answer',
      head: t('answer'),
      width: 'minmax(0,1.3fr)',
      cell: ({ answer, mailId }) => (
        <Link to={paths.outbox.mail(mailId)} className="font-mono text-xs underline-offset-2 hover:underline">
          {answer}
        </Link>
      ),
    },
    {
      key: 'at',
      head: t('refusedAt'),
      width: '11.5rem',
      isLabelled: true,
      className: 'text-muted tabular-nums',
      cell: ({ refusedAt }) => refusedAt,
    },
    { key: 'act', head: '', width: '11rem', cell: (row) => <Allow row={row} /> },
  ];
  return (
    <section aria-labelledby="refusals" className="grid gap-3">
      <div>
        <h2 id="refusals" className="text-base font-semibold">
          {t('refusals')}
        </h2>
        {settled.rows.length > 0 ? <p className="text-sm text-muted">{t('refusalsLede')}</p> : null}
      </div>
      {settled.rows.length === 0 ? (
        <EmptyState icon={MailCheck} title={t('refusalsNone')}>
          {t('refusalsNoneHint')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('refusalsTable')}
          columns={columns}
          rows={settled.rows.map(({ item }) => item)}
          keyOf={({ mailId }) => mailId}
          goneAs={({ mailId }) => (gone.has(mailId) ? t('gone') : null)}
          pointer={settled.pointer}
        />
      )}
    </section>
  );
}

function actOf(form: FormData) {
  const mail = form.get('mail');
  return typeof mail === 'string' ? { keys: [mail], act: 'allow' } : null;
}

function Address({ row: { address, userId, personName } }: { row: RefusalView }) {
  const t = useTranslations('outbox.sender');
  return (
    <>
      <p className="font-medium wrap-anywhere">{address}</p>
      <p className="text-xs text-muted">
        {userId && personName ? (
          <Link
            to={paths.outbox.mails({ person: userId })}
            className="tap inline-flex items-center underline-offset-2 hover:underline lg:min-h-6"
          >
            {personName}
          </Link>
        ) : (
          t('guest')
        )}
      </p>
    </>
  );
}

function Allow({ row: { mailId, address } }: { row: RefusalView }) {
  const t = useTranslations('outbox.sender');
  const isBusy = useNavigation().formData?.get('mail') === mailId;
  return (
    <Form method="post" preventScrollReset className="lg:text-right">
      <input type="hidden" name="intent" value="allow" />
      <Button name="mail" value={mailId} busy={isBusy} aria-label={t('allowNamed', { address })}>
        {t('allow')}
      </Button>
    </Form>
  );
}
