import { useFetcher } from '@remix-run/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { SignedOutNotice } from '#app/routes/account/signed-out-notice.tsx';
import { Button } from '#app/ui/button.tsx';
import type { DecisionAnswer, Preview } from './answers.server.ts';

/** The preview waits for a pause in typing. */
const settleMs = 350;

interface MailPreviewProps {
  /** The form of the decision. */
  form: RefObject<HTMLFormElement>;
  intent: 'previewApprove' | 'previewReject';
  /** The preview that came with the page; without JavaScript a button asks for it. */
  given: Preview | null;
  isHydrated: boolean;
  /** Visible; a preview is loaded only then. */
  isOpen: boolean;
}

/** The mail before it is sent. It follows the typed reason; without JavaScript a button updates it. */
export function MailPreview({ form, intent, given, isHydrated, isOpen }: MailPreviewProps) {
  const t = useTranslations('booking.approvals');
  const fetcher = useFetcher<DecisionAnswer>();
  const submit = useRef(fetcher.submit);
  useEffect(() => {
    submit.current = fetcher.submit;
  });
  useEffect(() => {
    const source = form.current;
    if (!source || !isOpen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      const fields = new FormData(source);
      fields.set('intent', intent);
      if (fields.has('unit')) submit.current(fields, { method: 'post', action: paths.booking.approvals() });
    };
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(load, settleMs);
    };
    load();
    source.addEventListener('input', settle);
    return () => {
      clearTimeout(timer);
      source.removeEventListener('input', settle);
    };
  }, [form, intent, isOpen]);

  const preview = fetcher.data?.preview ?? given;
  return (
    <div className="grid content-start gap-2">
      {isHydrated ? null : (
        <Button name="intent" value={intent} className="justify-self-start">
          {t('mailShow')}
        </Button>
      )}
      {fetcher.data?.isSignedOut ? (
        <SignedOutNotice />
      ) : preview ? (
        <Mails preview={preview} />
      ) : isHydrated ? (
        <p className="text-sm text-muted">{t('mailLoading')}</p>
      ) : null}
    </div>
  );
}

function Mails({ preview: { mails, more } }: { preview: Preview }) {
  const t = useTranslations('booking.approvals');
  if (mails.length === 0) return <p className="max-w-prose text-sm text-muted">{t('mailNone')}</p>;
  return (
    <div aria-live="polite" className="grid gap-3">
      {mails.map(({ to, subject, text }) => (
        <article key={`${to} ${subject}`} className="rounded border bg-surface px-4 py-3 text-sm">
          <p className="text-xs text-muted">{t('mailTo', { to })}</p>
          <p className="mb-2 border-b pb-2 font-medium wrap-anywhere">{subject}</p>
          <p className="whitespace-pre-line wrap-anywhere">{text}</p>
        </article>
      ))}
      {more > 0 ? <p className="text-sm text-muted">{t('mailMore', { count: more })}</p> : null}
    </div>
  );
}
