import { useTranslations } from 'use-intl';
import type { CancelPreview } from '#app/domains/booking/pages/cancel-preview.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

/** The dates that go, the skipped dates, and the new end of the series. */
export function DatesAndRest({ preview }: { preview: CancelPreview }) {
  const t = useTranslations('booking.cancel');
  const format = useFormats();
  return (
    <>
      {preview.scope === 'this' ? null : (
        <ul className="mb-3 grid gap-x-6 border-y py-1.5 text-sm sm:grid-cols-[repeat(auto-fill,minmax(8rem,1fr))]">
          {preview.dates.map((date) => (
            <li key={date}>{format.day(date)}</li>
          ))}
        </ul>
      )}
      {preview.skipped.length > 0 && preview.scope !== 'this' ? (
        <div className="mb-3 text-sm">
          <p className="font-medium">{t('skipped')}</p>
          <ul>
            {preview.skipped.map(({ date, why }) => (
              <li key={date}>
                {format.day(date)} <span className="text-muted">({t(`why.${why}`)})</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {preview.endsOn ? <p className="mb-3 text-sm">{t('endsOn', { day: format.day(preview.endsOn) })}</p> : null}
    </>
  );
}
