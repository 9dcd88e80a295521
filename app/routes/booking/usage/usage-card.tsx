import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { UsageDate } from '#app/domains/booking/pages/usage.server.ts';
import { UsageList } from '#app/domains/booking/ui/usage-list.tsx';
import { paths } from '#app/paths.ts';
import { Section } from '#app/routes/start/section.tsx';

/** The latest dates that ask who came, and a link to all of them; nothing without one. */
export function UsageCard({ dates, weiter }: { dates: readonly UsageDate[]; weiter: string }) {
  const t = useTranslations('booking.usage');
  if (dates.length === 0) return null;
  return (
    <Section
      id="usage"
      title={t('card')}
      aside={
        <Link
          to={paths.booking.usage()}
          aria-label={t('allLabel')}
          className="-my-3 inline-flex min-h-11 items-center text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('all')}
        </Link>
      }
    >
      <UsageList dates={dates} answer={null} weiter={weiter} />
    </Section>
  );
}
