import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { MailBadge } from '#app/routes/outbox/mails/mail-badge.tsx';
import type { MailPageView } from './mail-page-view.server.ts';

const LINK = 'tap inline-flex items-center underline underline-offset-2 lg:min-h-6';

/** Who, when, and what became of a mail. */
export function MailFacts({ mail }: { mail: MailPageView }) {
  const t = useTranslations('outbox.mail');
  const { to, userId, personName, related } = mail;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('to'),
      <Fragment key="to">
        {to}{' '}
        {userId && personName ? (
          <Link to={paths.outbox.mails({ person: userId })} className={`${LINK} text-muted`}>
            {personName}
          </Link>
        ) : (
          <span className="text-muted">({t('guest')})</span>
        )}
      </Fragment>,
    ],
    [t('template'), mail.template],
    [t('created'), mail.created],
    [t('sent'), mail.sent],
    [t('tries'), mail.attempts > 0 ? String(mail.attempts) : null],
    [t('nextTry'), mail.nextTry],
    [t('lastAnswer'), mail.lastAnswer && <code className="font-mono text-xs">{mail.lastAnswer}</code>],
    [t('replyTo'), mail.replyTo ?? t('replyToSender')],
    [
      t('related'),
      related && (
        <>
          {t(`relatedTo.${related.word}`)}{' '}
          {related.href ? (
            <Link to={related.href} className={LINK}>
              {t('open')}
            </Link>
          ) : null}
        </>
      ),
    ],
    [t('relevantUntil'), mail.relevantUntil],
    [t('original'), mail.original && <MailLinks mails={[mail.original]} />],
    [t('repeats'), mail.repeats.length > 0 && <MailLinks mails={mail.repeats} />],
    [t('digest'), mail.digest && <MailLinks mails={[mail.digest]} />],
    [t('contents'), mail.contents.length > 0 && <MailLinks mails={mail.contents} />],
    [
      t('messageId'),
      <code key="id" className="font-mono text-xs">
        {mail.messageId}
      </code>,
    ],
  ];
  return (
    <section aria-label={t('facts')}>
      <dl className="grid gap-x-6 text-sm sm:grid-cols-[13rem_minmax(0,1fr)]">
        {facts.map(([name, value]) =>
          value === null || value === false || value === '' ? null : (
            <div key={name} className="contents">
              <dt className="pt-1.5 text-muted">{name}</dt>
              <dd className="pb-1 wrap-anywhere tabular-nums sm:pt-1.5">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** The state of a mail with its reason, in words. */
export function MailStanding({ mail: { status, reason } }: { mail: MailPageView }) {
  const tReason = useTranslations('outbox.reason');
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <MailBadge status={status} />
      {reason === null ? null : tReason(reason)}
    </p>
  );
}

function MailLinks({ mails }: { mails: readonly { readonly id: string; readonly label: string }[] }) {
  return (
    <ul>
      {mails.map(({ id, label }) => (
        <li key={id}>
          <Link to={paths.outbox.mail(id)} className={LINK}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
