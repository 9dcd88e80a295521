import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

const POLL_MS = 60_000;

/** Keeps a public plan current by its own event stream; without one (too many readers, a proxy) it reads every minute. */
export function PublicLive({ facilityId, rootIds }: { facilityId: string; rootIds: readonly string[] }) {
  const t = useTranslations('booking.publicPlan');
  const isConnected = useLiveRevalidate(
    paths.booking.publicLive(facilityId),
    (event) => PLAN_TOPIC.is(event) && rootIds.includes(event.root),
  );
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isConnected !== false) return;
    const timer = setInterval(() => (document.hidden ? undefined : revalidate()), POLL_MS);
    return () => clearInterval(timer);
  }, [isConnected, revalidate]);
  if (isConnected !== false) return null;
  return (
    <Notice tone="warn" className="mb-3 print:hidden">
      {t('offline')}
    </Notice>
  );
}
