import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl/react';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { paths } from '#app/paths.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { Section } from './section.tsx';

interface NextShiftsProps {
  /** In words: 'Heute' or the day, the time, role and place. */
  shifts: readonly { id: string; day: string; time: string; what: string }[];
}

/** The person's next shifts; nothing for people without any. */
export function NextShifts({ shifts }: NextShiftsProps) {
  const t = useTranslations('start.shifts');
  // The house may ask about a shift.
  useLiveRevalidate(shifts.length > 0 ? paths.live() : null, STAFF_TOPIC.is);
  if (shifts.length === 0) return null;
  return (
    <Section
      id="shifts"
      title={t('title')}
      aside={
        <Link
          to={paths.staff.mine()}
          aria-label={t('all')}
          className="-my-3 inline-flex min-h-11 items-center text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('allShort')}
        </Link>
      }
    >
      <ol className="divide-y text-sm">
        {shifts.map(({ id, day, time, what }) => (
          <li key={id} className="grid gap-x-4 py-2.5 sm:grid-cols-[9rem_9rem_minmax(0,1fr)]">
            <span className="font-semibold">{day}</span>
            <span className="tabular-nums">{time}</span>
            <span className="min-w-0 text-muted wrap-anywhere">{what}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
