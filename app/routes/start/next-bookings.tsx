import { Link } from '@remix-run/react';
import { CalendarDays, CalendarPlus, DoorOpen } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { NextBooking } from '#app/domains/booking/pages/start-page.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from './section.tsx';

interface NextBookingsProps {
  /** YYYY-MM-DD */
  today: string;
  bookings: readonly NextBooking[];
  hasDoors: boolean;
}

/** The person's next dates as rows of a timetable; without any, links to a first one. */
export function NextBookings({ today, bookings, hasDoors }: NextBookingsProps) {
  const t = useTranslations('start.next');
  if (bookings.length === 0)
    return (
      <Section id="next" title={t('title')}>
        <p className="pt-3 text-sm">
          {t('none')} <span className="text-muted">{t('noneHint')}</span>
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <LinkButton tone="primary" to={paths.booking.request()} icon={<CalendarPlus aria-hidden />}>
            {t('request')}
          </LinkButton>
          <LinkButton to={paths.booking.week()} icon={<CalendarDays aria-hidden />}>
            {t('calendar')}
          </LinkButton>
          {hasDoors ? (
            <LinkButton to={paths.access.doors()} icon={<DoorOpen aria-hidden />}>
              {t('doors')}
            </LinkButton>
          ) : null}
        </div>
      </Section>
    );
  return (
    <Section
      id="next"
      title={t('title')}
      aside={
        <Link
          to={paths.booking.mine()}
          aria-label={t('all')}
          className="-my-3 inline-flex min-h-11 items-center text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('allShort')}
        </Link>
      }
    >
      <ol className="divide-y">
        {bookings.map((booking, index) => (
          <BookingRow
            key={booking.id}
            booking={booking}
            isToday={booking.date === today}
            isSameDay={booking.date === bookings[index - 1]?.date}
          />
        ))}
      </ol>
    </Section>
  );
}

interface BookingRowProps {
  booking: NextBooking;
  isToday: boolean;
  /** True when the row before has the same date: a wide timetable shows it once. */
  isSameDay: boolean;
}

function BookingRow({ booking, isToday, isSameDay }: BookingRowProps) {
  const { id, date, startTime, endTime, title, placeName, facilityName, color, status } = booking;
  const format = useFormats();
  const t = useTranslations('start.next');
  const tStatus = useTranslations('shell.status');
  return (
    <li>
      <Link
        to={paths.booking.booking(id)}
        className="-mx-2 grid grid-cols-[auto_1fr] items-baseline gap-x-3 rounded px-2 py-2.5 text-sm hover:bg-hover sm:grid-cols-[4.75rem_7.5rem_1fr_auto]"
      >
        <span className="font-medium">
          <span className={isSameDay ? 'sm:sr-only' : undefined}>{isToday ? t('today') : format.dayShort(date)}</span>
        </span>
        <span>{format.timeRange(startTime, endTime)}</span>
        <span
          className="col-span-2 mt-1 min-w-0 border-l-3 pl-2.5 sm:col-span-1 sm:mt-0"
          style={color ? { borderLeftColor: color } : undefined}
        >
          <span className="block font-medium wrap-anywhere">{title}</span>
          <span className="block text-muted">{[placeName, facilityName].filter(Boolean).join(', ')}</span>
        </span>
        {status === 'pending' ? (
          <span className="col-span-2 mt-1.5 sm:col-span-1 sm:mt-0">
            <Status kind="pending">{tStatus('pending')}</Status>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
