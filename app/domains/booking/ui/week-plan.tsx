import { Link } from '@remix-run/react';
import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PlanColumn, WeekView } from '#app/domains/booking/rules/plan.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import { PlanGrid } from './plan-grid.tsx';
import { PlanList } from './plan-list.tsx';

interface WeekPlanProps {
  view: WeekView;
  isList: boolean;
  /** The address of a day; null where days are no links. */
  dayPath: ((date: string) => string) | null;
  /** The address for booking a time, or a whole day; null where nothing is booked from here. */
  requestPath: ((column: PlanColumn, time?: { startTime: string; endTime: string }) => string) | null;
}

/** The week of one resource as a grid, or as a list with the same functions. */
export function WeekPlan({ view, isList, dayPath, requestPath }: WeekPlanProps) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const span = format.span(view.days[0] ?? '', view.days.at(-1) ?? '');
  const bookPathOf = (column: PlanColumn) => (requestPath && column.date >= view.now.date ? requestPath(column) : null);
  if (isList)
    return (
      <PlanList
        sections={view.columns.map((column) => ({
          ...column,
          key: column.date,
          heading: [format.day(column.date), view.holidays[column.date]].filter(Boolean).join(' · '),
          bookLabel: t('bookOn', { day: format.day(column.date) }),
          bookPath: bookPathOf(column),
        }))}
      />
    );
  return (
    <PlanGrid
      key={`${view.resource.id} ${view.week}`}
      label={t('gridLabel', { place: view.resource.name, week: format.week(view.week), span })}
      columns={view.columns.map((column) => ({
        ...column,
        key: column.date,
        heading: (
          <DayHeading view={view} date={column.date} dayPath={dayPath?.(column.date)} bookPath={bookPathOf(column)} />
        ),
      }))}
      hours={view.hours}
      now={view.now}
      requestPath={requestPath}
    />
  );
}

interface DayHeadingProps {
  view: WeekView;
  date: string;
  dayPath: string | undefined;
  bookPath: string | null;
}

function DayHeading({ view, date, dayPath, bookPath }: DayHeadingProps) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const holiday = view.holidays[date];
  const isToday = date === view.now.date;
  const className = cx(
    'block min-h-6 min-w-0 text-sm underline-offset-2 max-sm:min-h-11 max-sm:w-full max-sm:pt-1 max-sm:text-xs',
    dayPath && 'hover:underline',
    isToday ? 'font-semibold text-accent-text' : 'font-medium',
  );
  const day = (
    <>
      {`${format.weekday(date)} `}
      <span className={cx('max-sm:block', !isToday && 'font-normal text-muted')}>
        {`${date.slice(8)}.`}
        <span className="max-sm:hidden">{`${date.slice(5, 7)}.`}</span>
      </span>
      {isToday ? (
        <span className="block text-xs font-semibold text-accent-text max-sm:hidden print:hidden">{t('today')}</span>
      ) : null}
    </>
  );
  return (
    <div className="px-1.5 py-1.5 max-sm:px-0.5 max-sm:py-0.5">
      <div className="flex items-start justify-between gap-1">
        {dayPath ? (
          <Link
            to={dayPath}
            aria-label={[format.dayLong(date), isToday && t('today'), holiday].filter(Boolean).join(', ')}
            className={className}
          >
            {day}
          </Link>
        ) : (
          <span className={className}>{day}</span>
        )}
        {bookPath ? (
          <Link
            to={bookPath}
            aria-label={t('bookOn', { day: format.day(date) })}
            title={t('bookOn', { day: format.day(date) })}
            className="grid size-6 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-ink max-sm:hidden print:hidden"
          >
            <CalendarPlus aria-hidden className="size-4" />
          </Link>
        ) : null}
      </div>
      {holiday ? (
        <span className="block text-xs leading-4 text-bad max-sm:truncate" title={holiday}>
          {holiday}
        </span>
      ) : null}
    </div>
  );
}
