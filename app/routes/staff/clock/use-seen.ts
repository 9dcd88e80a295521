import { useEffect } from 'react';
import { useLocale } from 'use-intl';
import type { ClockPage } from '#app/domains/staff/pages/clock-page.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { setClockOwner } from './clock-owner.ts';
import { writeSeen } from './device-store.ts';
import { WORKER_FILE } from './worker-names.ts';

interface Seen {
  userId: string;
  page: ClockPage;
  offsetMs: number;
}

/** Keeps what the clock shows for a start without a network, and installs the service worker that makes one possible. */
export function useSeen({ userId, page: { view, shifts, operators }, offsetMs }: Seen): void {
  const locale: Locale = useLocale() === 'en' ? 'en' : 'de';
  const format = useFormats();
  const roleName = useRoleName();
  useEffect(() => {
    const { className, style } = document.documentElement;
    const seen = {
      userId,
      view,
      shifts: shifts.map(({ id, date, from, until, role, station, areaName }) => ({
        id,
        when: `${format.day(date)}, ${format.timeRange(from, until)}`,
        what: [roleName(role), station, areaName].filter(Boolean).join(', '),
      })),
      operators,
      offsetMs,
      locale,
      look: { className, style: style.cssText },
    };
    // A browser that keeps nothing has no clock without a network.
    writeSeen(seen).then(
      () => setClockOwner(userId),
      () => undefined,
    );
    // The role names are those of the locale.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [userId, view, shifts, offsetMs, locale]);
  useEffect(() => {
    // Pages without encryption have no service worker, and the development server builds none.
    if (import.meta.env.PROD && 'serviceWorker' in navigator)
      navigator.serviceWorker.register(`/${WORKER_FILE}`, { scope: '/stempeluhr' }).catch(() => undefined);
  }, []);
}
