import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { isPlanChanged } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLive } from '#app/ui/live.ts';
import { Notice } from '#app/ui/notice.tsx';

/** A burst of changes is one look. */
const calmMs = 300;

/** Reads the list again when any plan changed: a new request, or somebody who took one's time. Says so when it cannot. */
export function LiveRequests() {
  const t = useTranslations('booking.approvals');
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(revalidate, calmMs);
  };
  const isConnected = useLive(paths.booking.live(), (event) => (isPlanChanged(event) ? later() : undefined), later);
  if (isConnected !== false) return null;
  return (
    <Notice tone="warn" className="mb-3 print:hidden">
      {t('offline')}
    </Notice>
  );
}
