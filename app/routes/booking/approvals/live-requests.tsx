import { useTranslations } from 'use-intl';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

/** Reads the list again when any plan changed: a new request, or somebody who took one's time. Says so when it cannot. */
export function LiveRequests() {
  const t = useTranslations('booking.approvals');
  const isConnected = useLiveRevalidate(paths.live(), PLAN_TOPIC.is);
  if (isConnected !== false) return null;
  return (
    <Notice tone="warn" className="mb-3 print:hidden">
      {t('offline')}
    </Notice>
  );
}
