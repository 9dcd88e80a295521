import { Form, useNavigation } from '@remix-run/react';
import { Ban, Check, Clock, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import type { RequestView } from './request-view.server.ts';

const LOOKS = {
  requested: { tone: 'warn', icon: Hourglass },
  confirmed: { tone: 'good', icon: Check },
  expired: { tone: 'neutral', icon: Clock },
  revoked: { tone: 'bad', icon: Ban },
} as const;

/** One request: who, for which door, how it stands, and what an admin may do with it. */
export function RequestRow({ row, action }: { row: RequestView; action: string }) {
  const t = useTranslations('access.requests');
  const pending = useNavigation().formData;
  const isBusy = (intent: string) => pending?.get('id') === row.id && pending.get('intent') === intent;
  const named = { email: row.email, door: row.areaTitle };
  return (
    <li className="grid items-start gap-x-5 gap-y-2 py-3 text-sm lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_6.75rem_16.5rem_8.5rem]">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{row.email}</p>
        <p className="text-xs text-muted">{row.memberName ?? t('guest')}</p>
      </div>
      <p className="min-w-0 wrap-anywhere" lang="de">
        {row.areaTitle}
        <span className="text-muted lg:block lg:text-xs">
          <span className="lg:hidden"> · </span>
          {row.facilityName}
        </span>
      </p>
      <p>
        <Badge {...LOOKS[row.status]}>{t(`state.${row.status}`)}</Badge>
      </p>
      <ul className="grid text-xs text-muted tabular-nums">
        {row.history.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <Form method="post" action={action} preventScrollReset className="flex flex-wrap gap-2 lg:flex-col lg:items-end">
        <input type="hidden" name="id" value={row.id} />
        {row.status === 'requested' || row.status === 'expired' ? (
          <Button name="intent" value="resend" aria-label={t('resendNamed', named)} busy={isBusy('resend')}>
            {t('resend')}
          </Button>
        ) : null}
        {row.status === 'requested' || row.status === 'confirmed' ? (
          <Button
            tone="danger"
            name="intent"
            value="revoke"
            aria-label={t('revokeNamed', named)}
            busy={isBusy('revoke')}
          >
            {t('revoke')}
          </Button>
        ) : null}
      </Form>
    </li>
  );
}
