import { CalendarPlus, ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { buttonClass, LinkButton } from '#app/ui/button.tsx';
import { CopyField } from '#app/ui/copy-field.tsx';
import { QrImage } from '#app/ui/qr-image.tsx';
import type { FreshLink } from './fresh-link.server.ts';

/** A link that was just made: to copy, to scan, and to open in three kinds of calendars. */
export function LinkPanel({ link }: { link: FreshLink }) {
  const t = useTranslations('booking.feeds');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [link.address]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="fresh-link"
      className="grid gap-4 rounded-md border border-line-strong bg-surface px-4 py-4 outline-none"
    >
      <div className="grid gap-1">
        <h2 id="fresh-link" className="text-base font-semibold wrap-anywhere">
          {t('created', { name: link.name })}
        </h2>
        {link.isNew ? null : <p className="text-sm">{t('replaced')}</p>}
        <p className="text-sm">{t('once')}</p>
      </div>
      <CopyField id="feed-address" label={t('address')} text={link.address} copy={t('copy')} copied={t('copied')} />
      <div className="grid gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <div className="grid content-start gap-3">
          <ul className="flex flex-wrap gap-2">
            <li>
              <a href={link.webcal} rel="noreferrer" className={buttonClass('primary')}>
                <CalendarPlus aria-hidden />
                {t('open')}
              </a>
            </li>
            {(['google', 'outlook'] as const).map((service) => (
              <li key={service}>
                <a href={link[service]} target="_blank" rel="noreferrer" className={buttonClass()}>
                  <ExternalLink aria-hidden />
                  {t(service)}
                </a>
              </li>
            ))}
          </ul>
          <p className="max-w-prose text-sm">{t('how')}</p>
          <p className="max-w-prose text-sm">{t('often')}</p>
          <p className="max-w-prose text-xs text-muted">{t('reach', { host: link.host })}</p>
        </div>
        <div className="grid w-44 content-start gap-1.5 sm:order-first">
          <QrImage {...link.qr} label={t('qr')} className="w-full rounded border" />
          <p className="text-xs text-muted">{t('scan')}</p>
        </div>
      </div>
      <div>
        <LinkButton to={paths.booking.feeds()} reloadDocument>
          {t('done')}
        </LinkButton>
      </div>
    </section>
  );
}
