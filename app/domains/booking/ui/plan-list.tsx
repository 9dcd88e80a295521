import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanBooking, PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { buttonClass } from '#app/ui/button.tsx';
import { useBookingTitle } from './plan-block.tsx';

export interface ListSection extends PlanColumn {
  key: string;
  heading: ReactNode;
  /** The text of the section's booking link: "Am Di 24.11. buchen". */
  bookLabel: string;
  /** Null when the viewer may not book here. */
  bookPath: string | null;
}

/** The plan as a list with the functions of the grid: every booking opens, every day can be booked. */
export function PlanList({ sections }: { sections: readonly ListSection[] }) {
  const t = useTranslations('booking.week');
  return (
    <div className="grid gap-6">
      {sections.map((section) => (
        <section key={section.key} aria-labelledby={`list-${section.key}`}>
          <div className="flex min-h-11 items-center justify-between gap-x-4 border-b border-line-strong">
            <h2 id={`list-${section.key}`} className="min-w-0 text-base font-semibold">
              {section.heading}
            </h2>
            {section.bookPath ? (
              <Link to={section.bookPath} className={buttonClass('quiet', '-mr-3')} aria-label={section.bookLabel}>
                <Plus aria-hidden />
                {t('book')}
              </Link>
            ) : null}
          </div>
          <OpenTimes section={section} />
          {section.bookings.length > 0 ? (
            <ul className="divide-y">
              {section.bookings.map((booking, index) => (
                <ListRow key={booking.id ?? index} booking={booking} color={booking.color ?? section.color} />
              ))}
            </ul>
          ) : (
            <p className="py-2.5 text-sm text-muted">{t('nothing')}</p>
          )}
        </section>
      ))}
    </div>
  );
}

/** The opening hours of the day, and the windows of a resource that is bookable in slots only. */
function OpenTimes({ section: { windows, openHours } }: { section: ListSection }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const line = (spans: PlanColumn['windows'], some: 'openHours' | 'openWindow', none: 'shutAllDay' | 'noWindow') => {
    const time = spans?.map(({ startTime, endTime }) => format.timeRange(startTime, endTime)).join(', ');
    return time === '' ? t(none) : time && t(some, { time });
  };
  const lines = [line(openHours, 'openHours', 'shutAllDay'), line(windows, 'openWindow', 'noWindow')].filter(Boolean);
  return lines.length > 0 ? <p className="pt-1.5 text-xs text-muted">{lines.join(' · ')}</p> : null;
}

function ListRow({ booking, color }: { booking: PlanBooking; color: string }) {
  const t = useTranslations('booking.week');
  const status = useTranslations('shell.status');
  const format = useFormats();
  const title = useBookingTitle()(booking);
  const place = booking.placeName
    ? t(booking.through === 'whole' ? 'via' : 'part', { place: booking.placeName })
    : null;
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 py-2.5 pl-3 sm:grid-cols-[9.5rem_minmax(0,1fr)_minmax(0,10rem)_auto] sm:items-center">
      <span aria-hidden className="absolute inset-y-2 left-0 w-[3px] rounded-full" style={{ backgroundColor: color }} />
      <span className="text-sm whitespace-nowrap">{format.timeRange(booking.startTime, booking.endTime)}</span>
      <span className="min-w-0">
        {booking.id ? (
          <Link
            to={paths.booking.booking(booking.id)}
            className="font-medium wrap-anywhere underline-offset-2 hover:underline"
          >
            {booking.typeIcon ? <span aria-hidden>{booking.typeIcon} </span> : null}
            {title}
          </Link>
        ) : (
          <span className="font-medium">{title}</span>
        )}
        {place ? <span className="block text-xs text-muted">{place}</span> : null}
      </span>
      <span className="col-start-2 truncate text-sm text-muted sm:col-start-auto">
        {booking.personName ?? booking.clubName}
      </span>
      <span className="col-start-2 mt-1 sm:col-start-auto sm:mt-0">
        <Status kind={booking.status}>{status(booking.status)}</Status>
      </span>
    </li>
  );
}
