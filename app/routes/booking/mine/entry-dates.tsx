import { Link, useLocation } from '@remix-run/react';
import { ChevronRight, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { exceptionCode, type MyDate, type MyEntry } from '#app/domains/booking/rules/mine-view.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { cx } from '#app/ui/cx.ts';

type Series = NonNullable<MyEntry['series']>;

/** A series in one line, and every date of it when unfolded: what takes place, what is left out and why. */
export function EntryDates({ entry, series }: { entry: MyEntry; series: Series }) {
  const rows = [
    ...entry.dates.map((row) => ({ date: row.date, row, exception: null })),
    ...series.exceptions.map((exception) => ({ date: exception.date, row: null, exception })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  return (
    <details className="group/dates min-w-0 text-sm">
      <summary className="flex min-h-11 list-none items-center gap-x-2 rounded-md py-1 lg:min-h-8 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="-ml-0.5 size-4 shrink-0 transition-transform duration-100 group-open/dates:rotate-90 print:hidden"
        />
        <SeriesLine entry={entry} series={series} />
      </summary>
      <ul className="gap-x-8 pb-1 sm:columns-[19rem]">
        {rows.map(({ date, row, exception }) =>
          row ? <DateRow key={row.id} row={row} entry={entry} /> : <ExceptionRow key={date} exception={exception} />,
        )}
      </ul>
    </details>
  );
}

/** "noch 6 Termine · Nächster: Di 24.11.2026 · 1 entfällt · 2 ausgelassen" */
function SeriesLine({ entry, series }: { entry: MyEntry; series: Series }) {
  const t = useTranslations('booking.mine');
  const format = useFormats();
  const { counts, status } = entry;
  const next = entry.dates.find((date) => date.id === entry.nextId);
  const fellOut = series.exceptions.filter((exception) => exception.fellOut).length;
  const leftOut = series.exceptions.length - fellOut;
  const words = [
    status === 'rejected'
      ? t('refusedDates', { count: counts.rejected })
      : t(status === 'pending' ? 'leftPending' : 'left', { count: counts.active }),
    next ? t('next', { day: format.day(next.date) }) : null,
    counts.detached > 0 ? t('detached', { count: counts.detached }) : null,
    fellOut > 0 ? t('fellOut', { count: fellOut }) : null,
    leftOut > 0 ? t('leftOut', { count: leftOut }) : null,
  ].filter((word) => word !== null);
  return (
    <span>
      <span className={cx(status !== 'rejected' && 'font-medium text-ink')}>{words[0]}</span>
      {words.slice(1).map((word) => (
        <span key={word}> · {word}</span>
      ))}
    </span>
  );
}

const ROW = 'flex min-h-11 break-inside-avoid items-center gap-x-3 border-t lg:min-h-8';

function DateRow({ row, entry }: { row: MyDate; entry: MyEntry }) {
  const t = useTranslations('booking.mine');
  const status = useTranslations('shell.status');
  const format = useFormats();
  const { pathname, search } = useLocation();
  const differs = [
    row.time ? format.timeRange(row.time.start, row.time.end) : null,
    row.placeName,
    row.title ? `„${row.title}“` : null,
  ].filter(Boolean);
  const isOpen = row.status === 'pending' || (row.status === 'approved' && !row.hasBegun);
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 py-1">
        <Link
          to={paths.booking.booking(row.id)}
          className={cx(
            'inline-block underline-offset-2 hover:underline max-lg:py-2',
            row.status === 'rejected' && 'text-muted line-through',
          )}
        >
          {format.day(row.date)}
        </Link>
        {row.isDetached || differs.length > 0 ? (
          <span className="block text-xs text-muted wrap-anywhere" lang="de">
            {differs.length > 0 ? differs.join(', ') : t('differs')}
          </span>
        ) : null}
        {row.reason ? (
          <span className="block text-xs text-bad wrap-anywhere">{t('reason', { reason: row.reason })}</span>
        ) : null}
      </span>
      {row.status === entry.status ? null : <Status kind={row.status}>{status(row.status)}</Status>}
      {isOpen ? (
        <Link
          to={paths.booking.cancel(row.id, { weiter: `${pathname}${search}` })}
          className="flex min-h-11 shrink-0 items-center print:hidden lg:min-h-7"
        >
          <span className="flex items-center gap-1 rounded-full border border-bad/60 px-2.5 py-1 text-xs font-medium text-bad hover:bg-bad-tint lg:py-0.5">
            <X aria-hidden className="size-3.5" />
            {t(row.status === 'pending' ? 'withdraw' : 'fallsOutAction')}
          </span>
          <span className="sr-only">{t('on', { title: entry.title, day: format.day(row.date) })}</span>
        </Link>
      ) : null}
    </li>
  );
}

function ExceptionRow({ exception: { date, reason, fellOut } }: { exception: Series['exceptions'][number] }) {
  const t = useTranslations('booking.mine');
  const format = useFormats();
  const code = exceptionCode(reason);
  return (
    <li className={cx(ROW, 'text-muted')}>
      <span className="line-through">{format.day(date)}</span>
      <span className="min-w-0 text-xs wrap-anywhere">
        {code ? t(`exception.${code}`) : t(fellOut ? 'fallsOutFor' : 'leftOutFor', { reason })}
      </span>
    </li>
  );
}
