import { Form, Link, useNavigation } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { MailBadge } from '#app/routes/outbox/mails/mail-badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Machine } from '#app/ui/facts.tsx';
import type { SenderView } from './sender-view.server.ts';

interface TestMailProps {
  sender: SenderView;
  /** The admin's own address. */
  address: string | null;
}

/** Sends a mail to the admin, and shows what became of the last one. */
export function TestMailSection({ sender: { state, test }, address }: TestMailProps) {
  const t = useTranslations('outbox.sender');
  const tReason = useTranslations('outbox.reason');
  const isBusy = useNavigation().formData?.get('intent') === 'test';
  const why = state === 'off' ? t('cannotTest') : address === null ? t('noEmail') : null;
  return (
    <section aria-labelledby="test" className="grid gap-3">
      <h2 id="test" className="border-b pb-1 text-base font-semibold">
        {t('test')}
      </h2>
      {why === null ? (
        <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            tone={test ? 'plain' : 'primary'}
            name="intent"
            value="test"
            icon={<Send aria-hidden />}
            busy={isBusy}
          >
            {t(test ? 'testAgain' : 'sendTest')}
          </Button>
          <p className="min-w-0 flex-1 basis-64 text-sm text-muted wrap-anywhere">
            {t('testTo', { address: address ?? '' })}
          </p>
        </Form>
      ) : (
        <p className="text-sm text-muted">{why}</p>
      )}
      {test ? (
        <div role="status" className="grid gap-1.5 rounded border px-3.5 py-3 text-sm">
          <p className="wrap-anywhere text-muted">{t('testLast', { address: test.to, time: test.created })}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <MailBadge status={test.status} />
            {test.status === 'sent' ? t('testSent') : test.reason === null ? null : tReason(test.reason)}
          </p>
          {test.lastAnswer ? (
            <p className="wrap-anywhere">
              {t('answer')}: <Machine>{test.lastAnswer}</Machine>
            </p>
          ) : null}
          <p>
            <Link
              to={paths.outbox.mail(test.id)}
              className="tap inline-flex items-center underline underline-offset-2 lg:min-h-6"
            >
              {t('testOpen')}
            </Link>
          </p>
        </div>
      ) : null}
    </section>
  );
}
