import { Form, useNavigation } from '@remix-run/react';
import { Ban, Check, Clock, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import type { RequestView } from './request-view.server.ts';

const LOOKS = {
  requested: { tone: 'warn', icon: Hourglass },
  confirmed: { tone: 'good', icon: Check },
  expired: { tone: 'neutral', icon: Clock },
  revoked: { tone: 'bad', icon: Ban },
} as const;

export const REQUEST_STATES = ['requested', 'confirmed', 'expired', 'revoked'] as const;

/** Access requests: the person, the door, the state, and the actions of an admin. */
export function RequestTable({ rows, action }: { rows: readonly RequestView[]; action: string }) {
  const t = useTranslations('access.requests');
  const columns: Column<RequestView>[] = [
    { key: 'who', head: t('text'), width: 'minmax(0,1.3fr)', cell: (row) => <Who row={row} /> },
    { key: 'door', head: t('door'), width: 'minmax(0,1fr)', cell: (row) => <Door row={row} /> },
    {
      key: 'status',
      head: t('status'),
      width: '6.75rem',
      cell: ({ status }) => <Badge {...LOOKS[status]}>{t(`state.${status}`)}</Badge>,
    },
    { key: 'history', head: t('history'), width: '16.5rem', cell: (row) => <Moments row={row} /> },
    { key: 'actions', head: '', width: '8.5rem', cell: (row) => <Actions row={row} action={action} /> },
  ];
  return <DataTable label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Who({ row: { email, memberName } }: { row: RequestView }) {
  const t = useTranslations('access.requests');
  return (
    <>
      <p className="font-medium">{email}</p>
      <p className="text-xs text-muted">{memberName ?? t('guest')}</p>
    </>
  );
}

function Door({ row: { areaTitle, facilityName } }: { row: RequestView }) {
  return (
    <p lang="de">
      {areaTitle}
      <span className="text-muted lg:block lg:text-xs">
        <span className="lg:hidden"> · </span>
        {facilityName}
      </span>
    </p>
  );
}

function Moments({ row: { history } }: { row: RequestView }) {
  return (
    <ul className="grid text-xs text-muted tabular-nums">
      {history.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  );
}

function Actions({ row, action }: { row: RequestView; action: string }) {
  const t = useTranslations('access.requests');
  const pending = useNavigation().formData;
  const isBusy = (intent: string) => pending?.get('id') === row.id && pending.get('intent') === intent;
  const named = { email: row.email, door: row.areaTitle };
  return (
    <Form method="post" action={action} preventScrollReset className="flex flex-wrap gap-2 lg:flex-col lg:items-end">
      <input type="hidden" name="id" value={row.id} />
      {row.status === 'requested' || row.status === 'expired' ? (
        <Button name="intent" value="resend" aria-label={t('resendNamed', named)} busy={isBusy('resend')}>
          {t('resend')}
        </Button>
      ) : null}
      {row.status === 'requested' || row.status === 'confirmed' ? (
        <Button tone="danger" name="intent" value="revoke" aria-label={t('revokeNamed', named)} busy={isBusy('revoke')}>
          {t('revoke')}
        </Button>
      ) : null}
    </Form>
  );
}
