import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { MailBadge } from './mail-badge.tsx';
import type { MailView } from './mail-view.server.ts';

const LINK = 'tap inline-flex items-center underline-offset-2 hover:underline lg:min-h-6';

/** Mails of the log, newest first. */
export function MailTable({ rows }: { rows: readonly MailView[] }) {
  const t = useTranslations('outbox.log');
  const columns: Column<MailView>[] = [
    { key: 'what', head: t('what'), width: 'minmax(0,1.5fr)', cell: (mail) => <What mail={mail} /> },
    { key: 'state', head: t('status'), width: 'minmax(0,1fr)', cell: (mail) => <State mail={mail} /> },
    { key: 'to', head: t('to'), width: 'minmax(0,1.2fr)', cell: (mail) => <Recipient mail={mail} /> },
    {
      key: 'created',
      head: t('created'),
      width: '11.5rem',
      isLabelled: true,
      className: 'text-muted tabular-nums max-lg:text-xs',
      cell: ({ created }) => created,
    },
  ];
  return <DataTable isOrdered label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function What({ mail: { id, subject, template, isResend } }: { mail: MailView }) {
  const t = useTranslations('outbox.log');
  return (
    <>
      <Link to={paths.outbox.mail(id)} className={`${LINK} font-medium`}>
        <span className="line-clamp-2 wrap-anywhere">{subject}</span>
      </Link>
      <p className="text-xs text-muted">{[template, isResend ? t('isResend') : null].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function State({ mail: { status, reason, sent, nextTry, wasResent } }: { mail: MailView }) {
  const t = useTranslations('outbox.log');
  const tReason = useTranslations('outbox.reason');
  const notes = [
    reason === null ? null : tReason(reason),
    nextTry === null ? null : t('nextTry', { time: nextTry }),
    sent,
    wasResent ? t('wasResent') : null,
  ].filter((note) => note !== null);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <MailBadge status={status} />
      {notes.length > 0 ? <p className="text-xs text-muted">{notes.join(' · ')}</p> : null}
    </div>
  );
}

function Recipient({ mail: { to, userId, personName } }: { mail: MailView }) {
  const t = useTranslations('outbox.log');
  return (
    <>
      <p className="wrap-anywhere">{to}</p>
      {userId && personName ? (
        <Link
          to={paths.outbox.mails({ person: userId })}
          aria-label={t('onlyPerson', { name: personName })}
          className={`${LINK} text-xs text-muted`}
        >
          {personName}
        </Link>
      ) : (
        <p className="text-xs text-muted">{t('guest')}</p>
      )}
    </>
  );
}
