import { Pencil, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { BookingPage } from '#app/domains/booking/pages/booking-page.server.ts';
import { paths } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';

/** The actions on an own booking; each returns to the plan it was opened from. */
export function BookingActions({ booking, plan }: { booking: BookingPage; plan: string }) {
  const t = useTranslations('booking.mine');
  const isPending = booking.status === 'pending';
  const { may } = booking;
  if (!may.edit && !may.cancel && !may.changeSeries) return null;
  return (
    <div className="mt-5 flex flex-wrap gap-2 print:hidden">
      {may.edit || may.changeSeries ? (
        <LinkButton
          to={paths.booking.edit(booking.id, may.edit ? {} : { umfang: 'alle' })}
          icon={<Pencil aria-hidden />}
        >
          {t(may.edit ? 'edit' : 'editSeries')}
        </LinkButton>
      ) : null}
      {may.cancel ? (
        <LinkButton tone="danger" to={paths.booking.cancel(booking.id, { weiter: plan })} icon={<X aria-hidden />}>
          {t(isPending ? 'withdraw' : 'fallsOutAction')}
        </LinkButton>
      ) : null}
      {may.changeSeries ? (
        <LinkButton
          tone="danger"
          to={paths.booking.cancel(booking.id, { umfang: 'alle', weiter: plan })}
          icon={<X aria-hidden />}
        >
          {t('cancelWholeSeries')}
        </LinkButton>
      ) : null}
    </div>
  );
}
