import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { MailBadge } from '#app/routes/outbox/mails/mail-badge.tsx';
import { Fact, Facts, Machine } from '#app/ui/facts.tsx';
import type { MailPageView } from './mail-page-view.server.ts';

const LINK = 'tap inline-flex items-center underline underline-offset-2 lg:min-h-6';

/** Who, when, and what became of a mail. */
export function MailFacts({ mail }: { mail: MailPageView }) {
  const t = useTranslations('outbox.mail');
  const { to, userId, personName, related } = mail;
  return (
    <Facts>
      <Fact name={t('to')}>
        {to}{' '}
        {userId && personName ? (
          <Link to={paths.outbox.mails({ person: userId })} className={`${LINK} text-muted`}>
            {personName}
          </Link>
        ) : (
          <span className="text-muted">({t('guest')})</span>
        )}
      </Fact>
      <Fact name={t('template')}>{mail.template}</Fact>
      <Fact name={t('created')}>{mail.created}</Fact>
      <Fact name={t('sent')}>{mail.sent}</Fact>
      <Fact name={t('tries')}>{mail.attempts > 0 ? mail.attempts : null}</Fact>
      <Fact name={t('nextTry')}>{mail.nextTry}</Fact>
      <Fact name={t('lastAnswer')}>{mail.lastAnswer ? <Machine>{mail.lastAnswer}</Machine> : null}</Fact>
      <Fact name={t('replyTo')}>{mail.replyTo ?? t('replyToSender')}</Fact>
      {related ? (
        <Fact name={t('related')}>
          {t(`relatedTo.${related.word}`)}{' '}
          {related.href ? (
            <Link to={related.href} className={LINK}>
              {t('open')}
            </Link>
          ) : null}
        </Fact>
      ) : null}
      <Fact name={t('relevantUntil')}>{mail.relevantUntil}</Fact>
      <MailLinks name={t('original')} mails={mail.original ? [mail.original] : []} />
      <MailLinks name={t('repeats')} mails={mail.repeats} />
      <MailLinks name={t('digest')} mails={mail.digest ? [mail.digest] : []} />
      <MailLinks name={t('contents')} mails={mail.contents} />
      <Fact name={t('messageId')}>
        <Machine>{mail.messageId}</Machine>
      </Fact>
    </Facts>
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

interface MailLinksProps {
  name: string;
  mails: readonly { readonly id: string; readonly label: string }[];
}

function MailLinks({ name, mails }: MailLinksProps) {
  if (mails.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {mails.map(({ id, label }) => (
          <li key={id}>
            <Link to={paths.outbox.mail(id)} className={LINK}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Fact>
  );
}
