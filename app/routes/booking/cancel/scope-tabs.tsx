import { useTranslations } from 'use-intl';
import type { CancelPreview } from '#app/domains/booking/cancel-preview.server.ts';
import { scopeWord } from '#app/domains/booking/rules/scope-query.ts';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

/** Nur dieser, ab hier, alle: links, so that the button always names what it does, without script too. */
export function ScopeTabs({ preview, weiter }: { preview: CancelPreview; weiter: string }) {
  const t = useTranslations('booking.cancel');
  return (
    <Tabs
      look="pill"
      label={t('scope')}
      items={preview.scopes.map(({ scope, count }) => ({
        key: scope,
        to: paths.booking.cancel(preview.bookingId, { umfang: scopeWord(scope), weiter }),
        isCurrent: scope === preview.scope,
        label: (
          <span>
            {t(scope)} <span className="text-xs text-muted">· {t('dates', { count })}</span>
          </span>
        ),
      }))}
    />
  );
}
