import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { CancelPreview } from '#app/domains/booking/cancel-preview.server.ts';
import { scopeWord } from '#app/domains/booking/rules/scope-query.ts';
import { paths } from '#app/paths.ts';

/** Nur dieser, ab hier, alle: links, so that the button always names what it does, without script too. */
export function ScopeTabs({ preview, weiter }: { preview: CancelPreview; weiter: string }) {
  const t = useTranslations('booking.cancel');
  return (
    <nav aria-label={t('scope')}>
      <ul className="flex flex-wrap gap-1.5">
        {preview.scopes.map(({ scope, count }) => (
          <li key={scope}>
            <Link
              to={paths.booking.cancel(preview.bookingId, { umfang: scopeWord(scope), weiter })}
              aria-current={scope === preview.scope ? 'page' : undefined}
              preventScrollReset
              className="tap flex items-center gap-1.5 rounded-md border border-line px-3 text-sm text-muted hover:bg-hover hover:text-ink aria-[current]:border-accent-text aria-[current]:bg-accent-tint aria-[current]:font-medium aria-[current]:text-ink"
            >
              {t(scope)}
              <span className="text-xs font-normal">· {t('dates', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
