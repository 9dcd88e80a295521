import { Form, useNavigation } from '@remix-run/react';
import { KeyRound, MailCheck, Repeat2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { MailPageView } from './mail-page-view.server.ts';

/** A one-time link that the page shows once. */
export interface ShownLink {
  readonly url: string;
  readonly hours: number;
}

/** What an admin can do with a mail. */
export function MailActs({ mail, link }: { mail: MailPageView; link: ShownLink | null }) {
  const t = useTranslations('outbox.mail');
  const intent = useNavigation().formData?.get('intent');
  const { cannotResend: reason, isOver, relevantUntil } = mail;
  return (
    <div className="grid gap-5 border-y py-4">
      {mail.isRefused ? (
        <Notice
          tone="warn"
          title={t('refused')}
          actions={
            <Form method="post">
              <Button name="intent" value="allow" icon={<MailCheck aria-hidden />} busy={intent === 'allow'}>
                {t('allow')}
              </Button>
            </Form>
          }
        >
          {t('refusedHint')}
        </Notice>
      ) : null}
      {link ? <LinkOnce {...link} /> : null}
      {mail.canShowLink ? (
        <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button name="intent" value="link" icon={<KeyRound aria-hidden />} busy={intent === 'link'}>
            {t('link')}
          </Button>
          <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{t('linkHint')}</p>
        </Form>
      ) : null}
      {reason === null ? (
        <Form method="post" className="grid gap-2">
          {isOver && relevantUntil ? <Checkbox name="past" label={t('acceptPast', { time: relevantUntil })} /> : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button name="intent" value="resend" icon={<Repeat2 aria-hidden />} busy={intent === 'resend'}>
              {t('resend')}
            </Button>
            <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{t('resendHint')}</p>
          </div>
        </Form>
      ) : reason === 'refused' ? null : (
        <p className="text-sm text-muted">{t(`cannot.${reason}`)}</p>
      )}
    </div>
  );
}

function LinkOnce({ url, hours }: ShownLink) {
  const t = useTranslations('outbox.mail');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [url]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={t('linkTitle')}
      className="grid gap-2 rounded-md border border-line-strong bg-surface px-4 py-4 outline-none"
    >
      <p className="text-sm text-muted">{t('linkTitle')}</p>
      <p className="font-mono text-sm font-semibold wrap-anywhere select-all">{url}</p>
      <p className="text-sm">{t('linkOnce', { hours: String(hours) })}</p>
    </section>
  );
}
