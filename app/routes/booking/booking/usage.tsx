import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { RecordedUsage } from '#app/domains/booking/pages/usage.server.ts';
import { paths } from '#app/paths.ts';

interface UsageProps {
  bookingId: string;
  /** Null while nothing is recorded; `at` in the reader's words. */
  usage: (Pick<RecordedUsage, 'tookPlace' | 'headcount' | 'note' | 'source' | 'by'> & { readonly at: string }) | null;
}

/** What became of a past date, and the link to say so. */
export function Usage({ bookingId, usage }: UsageProps) {
  const t = useTranslations('booking.usage');
  const words = () => {
    if (!usage) return t('unsaid');
    if (!usage.tookPlace) return t('saidFellOut');
    return usage.headcount === null ? t('saidTookPlace') : t('saidCount', { count: usage.headcount });
  };
  return (
    <div className="mt-5 flex max-w-2xl flex-wrap items-baseline gap-x-4 gap-y-1 text-sm print:hidden">
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{words()}</span>
        {usage?.note ? <span className="block wrap-anywhere">{usage.note}</span> : null}
        {usage ? (
          <span className="block text-muted">
            {t(usage.source === 'door' ? 'byDoor' : 'byPerson', { by: usage.by ?? t('byNobody'), at: usage.at })}
          </span>
        ) : null}
      </p>
      <Link
        to={paths.booking.usage({ buchung: bookingId })}
        className="inline-flex min-h-11 items-center underline underline-offset-2 lg:min-h-8"
      >
        {t(usage && usage.source !== 'door' ? 'change' : 'say')}
      </Link>
    </div>
  );
}
