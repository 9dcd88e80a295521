import { useTranslations } from 'use-intl';
import { Notice } from '#app/ui/notice.tsx';
import { useLivePlan } from './use-live-plan.ts';

/** Keeps the plan current, and shows when the connection is lost. */
export function LiveNotice({ rootIds }: { rootIds: readonly string[] }) {
  const t = useTranslations('booking.week');
  const isConnected = useLivePlan(rootIds);
  if (isConnected !== false) return null;
  return (
    <Notice tone="warn" className="mb-3 print:hidden">
      {t('offline')}
    </Notice>
  );
}
