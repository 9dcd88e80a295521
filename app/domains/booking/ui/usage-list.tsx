import { Link } from '@remix-run/react';
import { DoorOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { UsageDate } from '#app/domains/booking/pages/usage.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { type UsageAnswer, UsageForm } from './usage-form.tsx';

interface UsageListProps {
  dates: readonly UsageDate[];
  answer: UsageAnswer | null;
  weiter: string;
}

/** Dates that ask who came, each with its form. */
export function UsageList({ dates, answer, weiter }: UsageListProps) {
  const t = useTranslations('booking.usage');
  const format = useFormats();
  return (
    <ul className="divide-y">
      {dates.map((date) => (
        <li key={date.id} className="grid gap-x-6 gap-y-2 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere" lang="de">
              <Link to={paths.booking.booking(date.id)} className="underline-offset-2 hover:underline">
                {date.title}
              </Link>
            </p>
            <p>
              {format.dayShort(date.date)}, {format.timeRange(date.startTime, date.endTime)}
            </p>
            <p className="text-muted" lang="de">
              {date.placeName}
            </p>
            {date.usage ? (
              <p className="mt-1 flex items-center gap-1.5 text-muted">
                <DoorOpen aria-hidden className="size-3.5" /> {t('checkedIn')}
              </p>
            ) : null}
          </div>
          <UsageForm date={date} answer={answer} weiter={weiter} />
        </li>
      ))}
    </ul>
  );
}
