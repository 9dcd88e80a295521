import { useTranslations } from 'use-intl';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

/** Loads the list again when any plan changed. Shows when the connection is lost. */
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
