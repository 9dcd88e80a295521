import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { FlaggedShift } from '#app/domains/staff/store/flagged-shifts.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

/** Shifts whose event is off, or on another day: each leads to the shift, where it is cancelled or changed. */
export function FlaggedShifts({ shifts }: { shifts: readonly FlaggedShift[] }) {
  const t = useTranslations('staff.requests');
  const format = useFormats();
  return (
    <ul className="divide-y text-sm">
      {shifts.map(({ shiftId, dateLocal, eventTitle, movedTo }) => (
        <li key={shiftId} className="flex flex-wrap items-baseline gap-x-4 py-1">
          <Link
            to={paths.staff.shift(shiftId)}
            className="tap inline-flex items-center font-medium text-accent-text underline-offset-2 hover:underline"
          >
            {format.day(dateLocal)}
          </Link>
          <span className="min-w-0 text-muted wrap-anywhere">
            {[eventTitle, movedTo === null ? t('eventOff') : t('eventMoved', { day: format.day(movedTo) })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
