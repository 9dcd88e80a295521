import { DoorOpen, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PlanBooking } from '#app/domains/booking/rules/plan.ts';
import { nameBeside } from '#app/domains/booking/rules/week-layout.ts';
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
  /** Name of the shown resource. */
  shownName: string;
  /** Off when the arrow keys move through the blocks. */
  isTabStop: boolean;
  labels: BlockLabels;
}

/**
 * One booking in the grid: title, time, type, trainer; a short block drops the last ones first. A page has hundreds of blocks:
 * each is a plain link (useTimePicking navigates on the client) and gets its texts as props.
 */
export function PlanBlock({ booking, box, shownName, isTabStop, labels }: PlanBlockProps) {
  const isPending = booking.status === 'pending';
  const { title, label, beside } = labels(booking, shownName);
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
    // A part keeps its own colour in the plan of the whole, and the whole in that of a part.
    '--c': booking.color,
    // A block without neighbours has the width of its column (plan-block.css).
    ...(box.width === 100 ? undefined : { left: `${box.left}%`, width: `${box.width}%` }),
  };
  const about = booking.typeLabel ?? booking.clubName;
  const lines = (
    <>
      <strong lang="de" className={booking.shortTitle ? 'has-short' : undefined} data-short={booking.shortTitle}>
        {isPending ? <Hourglass aria-hidden className="mr-1 inline size-3 align-[-1px]" /> : null}
        {booking.isCheckedIn ? <DoorOpen aria-hidden className="mr-1 inline size-3 align-[-1px]" /> : null}
        {title}
      </strong>
      <span className="plan-block-time text-muted">{`${booking.startTime}–${booking.endTime}`}</span>
      {(beside ?? about) ? (
        <span className="plan-block-type truncate">
          {beside ?? (booking.typeIcon ? `${booking.typeIcon} ${about}` : about)}
        </span>
      ) : null}
      {booking.personName ? <span className="plan-block-person truncate text-muted">{booking.personName}</span> : null}
    </>
  );
  if (!booking.id)
    return (
      <div className={className} style={style} title={label}>
        {lines}
      </div>
    );
  return (
    <a
      href={paths.booking.booking(booking.id)}
      className={className}
      style={style}
      aria-label={label}
      tabIndex={isTabStop ? undefined : -1}
      draggable={false}
    >
      {lines}
    </a>
  );
}

/** `beside`: the part of its place's name that differs from the shown one. */
type BlockLabels = (booking: PlanBooking, shownName: string) => { title: string; label: string; beside: string | null };

/** The texts of all blocks in the reader's language, looked up once for the whole grid. */
export function useBlockLabels(): BlockLabels {
  const t = useTranslations('booking.week');
  const status = useTranslations('shell.status');
  const format = useFormats();
  const titleOf = useBookingTitle();
  return (booking, shownName) => {
    const title = titleOf(booking);
    const time = format.timeRange(booking.startTime, booking.endTime);
    const { placeName } = booking;
    const through = booking.through === 'whole' ? 'via' : 'part';
    const place = placeName ? t(through, { place: placeName }) : null;
    const beside = placeName ? t(through, { place: nameBeside(shownName, placeName) }) : null;
    const arrived = booking.isCheckedIn ? t('checkedIn') : null;
    const known = [title, format.day(booking.date), time, status(booking.status), arrived, place, booking.personName];
    const label = booking.id ? known.filter(Boolean).join(', ') : `${time} ${title}`;
    return { title, label, beside };
  };
}

/** The title of a booking for this viewer: its own, "angefragt", or "belegt". */
export function useBookingTitle(): (booking: PlanBooking) => string {
  const t = useTranslations('booking.block');
  return (booking) => booking.title ?? (booking.visibility === 'requested' ? t('requested') : t('occupied'));
}
