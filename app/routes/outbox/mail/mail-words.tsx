import { CalendarMinus, CalendarPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { MailPageView } from './mail-page-view.server.ts';

/** The mail as it is sent: HTML in a frame without any right, or the text; and the dates of its files. */
export function MailWords({ mail, isText }: { mail: MailPageView; isText: boolean }) {
  const t = useTranslations('outbox.mail');
  if (mail.text === null) return <EmptyState title={t('gone')}>{t('goneHint')}</EmptyState>;
  return (
    <section aria-labelledby="words" className="grid gap-3">
      <h2 id="words" className="text-base font-semibold">
        {t('words')}
      </h2>
      <Tabs
        label={t('version')}
        items={[
          { key: 'html', to: paths.outbox.mail(mail.id), label: t('asHtml'), isCurrent: !isText },
          { key: 'text', to: paths.outbox.mail(mail.id, { fassung: 'text' }), label: t('asText'), isCurrent: isText },
        ]}
      />
      {isText ? (
        <pre className="rounded border bg-surface px-4 py-3 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap">
          {mail.text}
        </pre>
      ) : (
        <>
          <iframe
            title={t('frame')}
            src={paths.outbox.html(mail.id)}
            sandbox=""
            // The frame has an origin of its own, so the page cannot measure it.
            className="h-[26rem] lg:h-[34rem] w-full resize-y rounded border bg-[#fff] [color-scheme:light]"
          />
          <p className="text-xs text-muted">{t('inert')}</p>
        </>
      )}
      <Calendars mail={mail} />
    </section>
  );
}

function Calendars({ mail: { calendars } }: { mail: MailPageView }) {
  const t = useTranslations('outbox.mail');
  if (calendars.length === 0) return null;
  return (
    <div className="mt-3 grid gap-3">
      <h3 className="border-b pb-1 text-sm font-semibold">{t('calendars')}</h3>
      {calendars.map(({ method, events }) => (
        <div key={method} className="grid gap-1.5 text-sm">
          <p className="flex items-center gap-2 text-muted">
            {method === 'CANCEL' ? (
              <CalendarMinus aria-hidden className="size-4" />
            ) : (
              <CalendarPlus aria-hidden className="size-4" />
            )}
            {t(`method.${method}`)}
          </p>
          <ul className="divide-y border-y">
            {events.map((event) => (
              <li key={event.key} className="grid gap-x-4 py-2 sm:grid-cols-[17rem_minmax(0,1fr)]">
                <span className="tabular-nums">{event.when}</span>
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-medium">{event.title}</span>
                  <span className="block text-muted">
                    {[event.location, t(`eventStatus.${event.status}`)].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
