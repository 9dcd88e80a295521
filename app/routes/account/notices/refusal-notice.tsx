import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl/react';
import type { RefusalCause } from '#app/domains/outbox/rules/refusals.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface RefusalNoticeProps {
  email: string;
  /** When the server refused it. */
  at: string;
  cause: RefusalCause;
  /** The server's own words. */
  answer: string;
}

/** The own address was refused, with a button that allows it again. */
export function RefusalNotice({ email, at, cause, answer }: RefusalNoticeProps) {
  const t = useTranslations('outbox.notices.refusal');
  const isSending = useNavigation().formData?.get('intent') === 'allow';
  return (
    <Notice
      tone="warn"
      title={t('title')}
      actions={
        <Form method="post">
          <Button name="intent" value="allow" busy={isSending}>
            {t('allow')}
          </Button>
        </Form>
      }
    >
      <p>{t('text', { at, email, cause: t(`cause.${cause}`) })}</p>
      <p className="mt-1.5">{t('next')}</p>
      <p className="mt-1.5 text-xs text-muted">{t('answer', { answer })}</p>
    </Notice>
  );
}
