import { Link } from '@remix-run/react';
import { Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { nameBeside, type PlanBooking } from '#app/domains/booking/rules/plan.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';

export interface BlockBox {
  /** Percent of the column. */
  top: number;
  height: number;
  left: number;
  width: number;
}

interface PlanBlockProps {
  booking: PlanBooking;
  box: BlockBox;
  /** `#rrggbb` of the shown resource. */
  color: string;
  /** Name of the shown resource. */
  shownName: string;
  /** Off when the grid itself walks through the blocks by arrow keys. */
  isTabStop: boolean;
}

/** One booking on the grid: title, time, type, trainer, in the order in which a short block drops them. */
export function PlanBlock({ booking, box, color, shownName, isTabStop }: PlanBlockProps) {
  const t = useTranslations('booking');
  const format = useFormats();
  const status = useTranslations('shell.status');
  const title = useBookingTitle()(booking);
  const time = format.timeRange(booking.startTime, booking.endTime);
  const isPending = booking.status === 'pending';
  const through = booking.through === 'whole' ? 'week.via' : 'week.part';
  const place = booking.placeName ? t(through, { place: booking.placeName }) : null;
  const placeBeside = booking.placeName ? t(through, { place: nameBeside(shownName, booking.placeName) }) : null;
  const className = cx(
    'plan-block',
    isPending && 'is-pending',
    booking.status === 'rejected' && 'is-rejected',
    booking.status === 'expired' && 'is-muted',
    booking.through === 'whole' && 'is-whole',
  );
  const style = {
    top: `${box.top}%`,
    height: `${box.height}%`,
    left: `${box.left}%`,
    width: `${box.width}%`,
    '--c': color,
  };
  const words = (
    <>
      <strong lang="de" className={booking.shortTitle ? 'has-short' : undefined} data-short={booking.shortTitle}>
        {isPending ? <Hourglass aria-hidden className="mr-1 inline size-3 align-[-1px]" /> : null}
        <span>{title}</span>
      </strong>
      <span className="plan-block-time text-muted">
        {booking.startTime}–<wbr />
        {booking.endTime}
      </span>
      <span className="plan-block-type truncate">
        {booking.typeIcon && !placeBeside ? <span aria-hidden>{booking.typeIcon} </span> : null}
        {placeBeside ?? booking.typeLabel ?? booking.clubName}
      </span>
      {booking.personName ? <span className="plan-block-person truncate text-muted">{booking.personName}</span> : null}
    </>
  );
  if (!booking.id)
    return (
      <div className={className} style={style} title={`${time} ${title}`}>
        {words}
      </div>
    );
  const label = [title, format.day(booking.date), time, status(booking.status), place, booking.personName]
    .filter(Boolean)
    .join(', ');
  return (
    <Link
      to={paths.booking.booking(booking.id)}
      className={className}
      style={style}
      aria-label={label}
      title={label}
      tabIndex={isTabStop ? undefined : -1}
      draggable={false}
    >
      {words}
    </Link>
  );
}

/** What a booking is called in front of this viewer: its title, or "angefragt", or "belegt". */
export function useBookingTitle(): (booking: PlanBooking) => string {
  const t = useTranslations('booking.block');
  return (booking) => booking.title ?? (booking.sight === 'requested' ? t('requested') : t('occupied'));
}
