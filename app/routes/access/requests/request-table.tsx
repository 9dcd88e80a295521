import { Form, useNavigation } from '@remix-run/react';
import { Ban, Check, Clock, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { useSettledItems } from '#app/ui/use-settled-items.ts';
import type { RequestView } from './request-view.server.ts';

const LOOKS = {
  requested: { tone: 'warn', icon: Hourglass },
  confirmed: { tone: 'good', icon: Check },
  expired: { tone: 'neutral', icon: Clock },
  revoked: { tone: 'bad', icon: Ban },
} as const;

export const REQUEST_STATES = ['requested', 'confirmed', 'expired', 'revoked'] as const;

interface RequestTableProps {
  rows: readonly RequestView[];
  action: string;
  /** Shown when no row is left. */
  empty: ReactNode;
}

/** Access requests: the person, the door, the state, and the actions of an admin. */
export function RequestTable({ rows, action, empty }: RequestTableProps) {
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
  const settled = useSettledItems(rows, ({ id }) => id, actOf);
  if (settled.rows.length === 0) return <>{empty}</>;
  const gone = new Set(settled.rows.filter(({ isGone }) => isGone).map(({ key }) => key));
  return (
    <DataTable
      label={t('table')}
      columns={columns}
      rows={settled.rows.map(({ item }) => item)}
      keyOf={({ id }) => id}
      goneAs={({ id }) => (gone.has(id) ? t(settled.actOn(id) === 'revoke' ? 'state.revoked' : 'gone') : null)}
      pointer={settled.pointer}
    />
  );
}

function actOf(form: FormData) {
  const [id, act] = [form.get('id'), form.get('intent')];
  return typeof id === 'string' && typeof act === 'string' ? { keys: [id], act } : null;
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

/** As high as with two buttons: a row that loses them moves no other row under the pointer. */
const ACTIONS = 'flex min-h-11 flex-wrap content-start gap-2 lg:min-h-20 lg:flex-col lg:items-end';

function Actions({ row, action }: { row: RequestView; action: string }) {
  const t = useTranslations('access.requests');
  const pending = useNavigation().formData;
  const isBusy = (intent: string) => pending?.get('id') === row.id && pending.get('intent') === intent;
  const named = { email: row.email, door: row.areaTitle };
  return (
    <Form method="post" action={action} preventScrollReset className={ACTIONS}>
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
