import { useTranslations } from 'use-intl';
import { isPlanChanged } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useLiveLook } from '#app/ui/use-live-look.ts';

/** Reads the list again when any plan changed: a new request, or somebody who took one's time. Says so when it cannot. */
export function LiveRequests() {
  const t = useTranslations('booking.approvals');
  const isConnected = useLiveLook(paths.booking.live(), isPlanChanged);
  if (isConnected !== false) return null;
  return (
    <Notice tone="warn" className="mb-3 print:hidden">
      {t('offline')}
    </Notice>
  );
}
