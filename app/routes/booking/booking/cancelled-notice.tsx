import { Form } from '@remix-run/react';
import { CalendarPlus, Undo2, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { CancelledBooking } from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

/** The page of a cancelled booking for those who were part of it: links of mails keep working. */
export function CancelledNotice({ cancelled }: { cancelled: CancelledBooking }) {
  const t = useTranslations('booking.cancel');
  const shell = useTranslations('shell.ui');
  const format = useFormats();
  const day = format.day(cancelled.cancelledOn);
  return (
    <div className="grid max-w-2xl justify-items-start gap-2 border-y py-4 text-sm">
      <Badge tone="bad" icon={X}>
        {t('record.status')}
      </Badge>
      <p lang="de">
        {cancelled.placeName}
        {cancelled.facilityName ? <span className="text-muted">, {cancelled.facilityName}</span> : null}
      </p>
      <p>{cancelled.by ? t('record.by', { name: cancelled.by, day }) : t('record.byNobody', { day })}</p>
      {cancelled.reason ? <p className="wrap-anywhere">{t('record.reason', { reason: cancelled.reason })}</p> : null}
      <div className="mt-2 flex flex-wrap gap-2 print:hidden">
        {cancelled.undo ? (
          <Form method="post" action={paths.undo()}>
            <input type="hidden" name="operation" value={cancelled.undo} />
            <input type="hidden" name="weiter" value={paths.booking.booking(cancelled.id)} />
            <Button icon={<Undo2 aria-hidden />}>{shell('undo')}</Button>
          </Form>
        ) : null}
        <LinkButton
          to={paths.booking.request({
            ressource: cancelled.resourceId ?? undefined,
            datum: cancelled.date,
            von: cancelled.startTime,
            bis: cancelled.endTime,
          })}
          icon={<CalendarPlus aria-hidden />}
        >
          {t('record.again')}
        </LinkButton>
        <LinkButton tone="quiet" to={paths.booking.mine()}>
          {t('record.back')}
        </LinkButton>
      </div>
    </div>
  );
}
