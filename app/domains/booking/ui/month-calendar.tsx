import { Link } from '@remix-run/react';
import { Hourglass } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MonthView, SheetDay, SheetEntry } from '#app/domains/booking/rules/sheet.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import { useBlockLabels } from './plan-block.tsx';

/**
 * The month as on the wall: a row per week, a day grows with its bookings, and none is left out. On a phone the days with bookings
 * become a list, and a small month above it leads to them.
 */
export function MonthCalendar({ view }: { view: MonthView }) {
  const t = useTranslations('booking.month');
  const format = useFormats();
  const { sheet, resource } = view;
  const [column] = sheet.columns;
  const cells = column?.cells ?? {};
  const firstDays = schoolHolidayStarts(view);
  return (
    <section aria-label={t('label', { place: resource.name, month: format.month(sheet.month) })}>
      <MiniMonth view={view} />
      <p id="month-help" className="sr-only">
        {t('help')}
      </p>
      <div className="month-grid" style={{ '--c': column?.color }}>
        <div aria-hidden className="month-week month-head">
          <span />
          <div className="month-days">
            {sheet.weeks[0]?.days.map(({ date }) => (
              <span key={date}>{format.weekday(date)}</span>
            ))}
          </div>
        </div>
        {sheet.weeks.map(({ week, days }) => (
          <div key={week} className="month-week">
            <Link
              to={paths.booking.week({ ressource: resource.id, woche: week })}
              className="month-kw"
              aria-label={`${format.week(week)}, ${format.span(days[0]?.date ?? '', days.at(-1)?.date ?? '')}`}
            >
              {format.week(week)}
            </Link>
            <ol className="month-days">
              {days.map((day) => (
                <Day
                  key={day.date}
                  view={view}
                  day={day}
                  entries={cells[day.date] ?? []}
                  isHolidayStart={firstDays.has(day.date)}
                />
              ))}
            </ol>
          </div>
        ))}
      </div>
      {Object.keys(cells).length === 0 ? <p className="mt-3 text-sm text-muted">{t('empty')}</p> : null}
    </section>
  );
}

interface DayProps {
  view: MonthView;
  day: SheetDay;
  entries: readonly SheetEntry[];
  /** True on the days that name the school holidays. */
  isHolidayStart: boolean;
}

function Day({ view, day, entries, isHolidayStart }: DayProps) {
  const t = useTranslations('booking.month');
  const week = useTranslations('booking.week');
  const format = useFormats();
  const isToday = day.date === view.now.date;
  const { date, holiday } = day;
  const dayOfMonth = `${Number(date.slice(8))}.`;
  if (!day.isInMonth)
    return (
      <li className="month-day is-other" aria-hidden>
        <span className="month-date">{`${dayOfMonth}${date.slice(5, 7)}.`}</span>
      </li>
    );
  const spoken = t('day', { day: format.dayLong(date), count: entries.length });
  return (
    <li
      id={`tag-${date}`}
      className={cx(
        'month-day',
        isToday && 'is-today',
        day.schoolHoliday && 'is-school-holiday',
        entries.length === 0 && 'is-empty',
      )}
    >
      <Link
        to={paths.booking.day({ ressource: view.resource.id, datum: date })}
        className="month-date"
        data-date={date}
        onKeyDown={moveByArrows}
        aria-label={[spoken, isToday && week('today'), holiday].filter(Boolean).join(', ')}
      >
        <span className="month-weekday">{`${format.weekday(date)} `}</span>
        {dayOfMonth}
        {isToday ? <span className="month-today">{week('today')}</span> : null}
      </Link>
      {holiday ? <span className="month-note text-bad">{holiday}</span> : null}
      {day.schoolHoliday && isHolidayStart ? (
        <span className="month-note text-muted">{t('schoolHoliday', { name: day.schoolHoliday })}</span>
      ) : null}
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} shownName={view.resource.name} />
      ))}
    </li>
  );
}

function Entry({ entry, shownName }: { entry: SheetEntry; shownName: string }) {
  const status = useTranslations('shell.status');
  const { title, label, beside } = useBlockLabels()(entry, shownName);
  const isPending = entry.status === 'pending';
  const className = cx(
    'month-entry',
    isPending && 'is-pending',
    entry.status === 'rejected' && 'is-rejected',
    entry.status === 'expired' && 'is-muted',
    entry.through === 'whole' && 'is-whole',
  );
  const word = isPending || entry.status === 'rejected' || entry.isRefused ? status(entry.status) : null;
  const lines = (
    <>
      <span className="month-entry-time">
        {`${entry.startTime}–${entry.endTime} `}
        {entry.typeIcon ? <span aria-hidden>{`${entry.typeIcon} `}</span> : null}
        {isPending ? <Hourglass aria-hidden className="inline size-3 align-[-1px]" /> : null}
      </span>{' '}
      <strong lang="de">{title}</strong>
      {beside || word ? <span className="month-entry-more">{[beside, word].filter(Boolean).join(' · ')}</span> : null}
    </>
  );
  const style = entry.color ? { '--c': entry.color } : undefined;
  if (!entry.id)
    return (
      <div className={className} style={style}>
        {lines}
      </div>
    );
  return (
    <Link to={paths.booking.booking(entry.id)} className={className} style={style} aria-label={label}>
      {lines}
    </Link>
  );
}

/** The whole month on a phone: the number of bookings per day, and a way to each. */
function MiniMonth({ view }: { view: MonthView }) {
  const t = useTranslations('booking.month');
  const format = useFormats();
  const cells = view.sheet.columns[0]?.cells ?? {};
  return (
    <div className="month-mini">
      {view.sheet.weeks[0]?.days.map(({ date }) => (
        <span key={date} aria-hidden className="text-center text-xs text-muted">
          {format.weekday(date)}
        </span>
      ))}
      {view.sheet.weeks
        .flatMap(({ days }) => days)
        .map(({ date, isInMonth, holiday }) => {
          const count = cells[date]?.length ?? 0;
          if (!isInMonth) return <span key={date} />;
          const className = cx('month-mini-day', date === view.now.date && 'is-today', holiday && 'is-holiday');
          const label = t('day', { day: format.dayLong(date), count });
          const content = (
            <>
              {Number(date.slice(8))}
              <span className="month-mini-count">{count > 0 ? count : ''}</span>
            </>
          );
          return count > 0 ? (
            <a key={date} href={`#tag-${date}`} className={className} aria-label={label}>
              {content}
            </a>
          ) : (
            <Link
              key={date}
              to={paths.booking.day({ ressource: view.resource.id, datum: date })}
              className={className}
              aria-label={label}
            >
              {content}
            </Link>
          );
        })}
    </div>
  );
}

/** The first day of school holidays in each row, which names them for the rest of the row. */
function schoolHolidayStarts(view: MonthView): Set<string> {
  const starts = view.sheet.weeks.flatMap(({ days }) => {
    const inMonth = days.filter(({ isInMonth }) => isInMonth);
    return inMonth.filter(
      ({ schoolHoliday }, index) => schoolHoliday && schoolHoliday !== inMonth[index - 1]?.schoolHoliday,
    );
  });
  return new Set(starts.map(({ date }) => date));
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** From the link of a day, the arrow keys go to the link of another day. */
function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  const days = [...(event.currentTarget.closest('.month-grid')?.querySelectorAll<HTMLElement>('[data-date]') ?? [])];
  const at = days.indexOf(event.currentTarget);
  const next = step === undefined || at < 0 ? undefined : days[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
