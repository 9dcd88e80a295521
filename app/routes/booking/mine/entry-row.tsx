import { Link, useLocation } from '@remix-run/react';
import { CalendarDays, CalendarRange, MapPin, Pencil, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MyEntry } from '#app/domains/booking/rules/mine-view.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { buttonClass } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { EntryDates } from './entry-dates.tsx';

/** The seed's four columns; on the phone they stack. */
const COLUMNS = 'lg:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)_minmax(0,1.1fr)_11.5rem]';
const CAPTION = 'text-xs font-medium text-muted';

/** Names of the columns, once above the list where there is room for columns. */
export function EntryHeads() {
  const t = useTranslations('booking.mine.columns');
  return (
    <div aria-hidden className={cx('hidden gap-x-6 border-b border-line-strong py-2 pl-4 lg:grid', COLUMNS, CAPTION)}>
      <span>{t('booking')}</span>
      <span className="uppercase">{t('trainers')}</span>
      <span>{t('organisation')}</span>
      <span>{t('status')}</span>
    </div>
  );
}

export function EntryRow({ entry }: { entry: MyEntry }) {
  const isOff = entry.status === 'rejected';
  return (
    <li className="grid grid-cols-[3px_minmax(0,1fr)] gap-x-3.25 py-3.5 break-inside-avoid">
      <span
        aria-hidden
        className={cx('rounded-full', isOff && 'opacity-40')}
        style={{ backgroundColor: entry.color ?? 'var(--color-line-strong)' }}
      />
      <div className="grid gap-y-1.5">
        <div className={cx('grid gap-x-6 gap-y-2.5 max-lg:grid-cols-2', COLUMNS)}>
          <WhatAndWhen entry={entry} />
          <People entry={entry} />
          <Organisation entry={entry} />
          <StateAndActions entry={entry} />
        </div>
        {entry.series ? <EntryDates entry={entry} series={entry.series} /> : null}
      </div>
    </li>
  );
}

function WhatAndWhen({ entry }: { entry: MyEntry }) {
  const t = useTranslations('booking.mine');
  const format = useFormats();
  const { series } = entry;
  const first = entry.dates[0]?.date ?? '';
  // 1 January 2023 was a Sunday.
  const weekday = series ? format.weekdayLong(`2023-01-0${series.dayOfWeek + 1}`) : '';
  return (
    <div className="grid min-w-0 content-start gap-0.5 text-sm max-lg:col-span-2">
      <h2 className="text-base leading-6 font-semibold lg:text-sm" lang="de">
        <Link
          to={paths.booking.booking(entry.nextId ?? entry.faceId)}
          className={cx(
            'inline-block wrap-anywhere underline-offset-2 hover:underline max-lg:py-1.5',
            entry.status === 'rejected' && 'text-muted line-through',
          )}
        >
          {entry.title}
        </Link>
      </h2>
      <Line icon={<MapPin />}>
        <span lang="de">
          {entry.placeName}
          {entry.facilityName ? <span className="text-muted">, {entry.facilityName}</span> : null}
        </span>
      </Line>
      <Line icon={<CalendarDays />}>
        {series ? t('every', { weekday }) : format.day(first)}, {format.timeRange(entry.startTime, entry.endTime)}
      </Line>
      {series ? <Line icon={<CalendarRange />}>{format.span(series.from, series.until)}</Line> : null}
      {entry.status === 'rejected' ? (
        <p className="mt-1 wrap-anywhere text-bad">
          {entry.reason ? t('reason', { reason: entry.reason }) : t('noReason')}
        </p>
      ) : null}
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex min-w-0 items-start gap-2 [&>svg]:mt-[3px] [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted">
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

function People({ entry }: { entry: MyEntry }) {
  const t = useTranslations('booking.mine');
  const isTeam = entry.people.some((person) => person.isPrimary !== null);
  return (
    <div className="min-w-0 text-sm">
      <p className={cx(CAPTION, isTeam && 'uppercase', isTeam ? 'lg:sr-only' : '')}>
        {t(isTeam ? 'columns.trainers' : 'columns.person')}
      </p>
      <ul className="max-lg:flex max-lg:flex-wrap max-lg:gap-x-4">
        {entry.people.map((person) => (
          <li key={person.name} className="wrap-anywhere">
            {person.isPrimary ? (
              <>
                <span aria-hidden>★ </span>
                <span className="sr-only">{t('primary')} </span>
              </>
            ) : null}
            {person.isPrimary === false ? t('co', { name: person.name }) : person.name}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Organisation({ entry }: { entry: MyEntry }) {
  const { type, club, clubName, department, teamName } = entry;
  return (
    <div className="min-w-0 text-sm" lang="de">
      <p>
        <span aria-hidden>{type.icon} </span>
        {type.label}
      </p>
      {clubName ? (
        <p className="flex items-center gap-2">
          <span
            aria-hidden
            className="size-2 shrink-0 rounded-full bg-line-strong"
            style={club ? { backgroundColor: club.color } : undefined}
          />
          <span className="min-w-0 wrap-anywhere">{club?.name ?? clubName}</span>
        </p>
      ) : null}
      {department ? (
        <p className="pl-4">
          <span aria-hidden>{department.icon} </span>
          {department.name}
        </p>
      ) : null}
      {teamName ? <p className="pl-4 wrap-anywhere">{teamName}</p> : null}
    </div>
  );
}

const PILL = 'rounded-full! px-2.5! text-xs! gap-1! lg:min-h-7! lg:py-0.5! [&_svg]:size-3.5!';

function StateAndActions({ entry }: { entry: MyEntry }) {
  const t = useTranslations('booking.mine');
  const status = useTranslations('shell.status');
  const format = useFormats();
  const { pathname, search } = useLocation();
  const weiter = `${pathname}${search}`;
  const { title, counts, editId, nextId } = entry;
  const gone = entry.dates.find((date) => date.id === entry.cancelId);
  const words = (isPending: boolean) => t(isPending ? 'withdrawLabel' : 'cancelLabel', { title });
  return (
    <div className="grid content-start justify-items-start gap-2 max-lg:col-span-2">
      <Status kind={entry.status}>{status(entry.status)}</Status>
      {entry.status === 'approved' && counts.pending > 0 ? (
        <p className="text-xs text-warn">{t('alsoPending', { count: counts.pending })}</p>
      ) : null}
      {entry.status !== 'rejected' && counts.rejected > 0 ? (
        <p className="text-xs text-bad">{t('alsoRejected', { count: counts.rejected })}</p>
      ) : null}
      <div className="flex flex-wrap gap-1.5 print:hidden">
        {gone ? (
          <Link to={paths.booking.cancel(gone.id, { weiter })} className={buttonClass('danger', PILL)}>
            <X aria-hidden />
            {entry.series ? format.dayShort(gone.date) : t('cancelDate')}
            <span className="sr-only">{words(gone.status === 'pending')}</span>
          </Link>
        ) : null}
        {nextId && entry.series ? (
          <Link to={paths.booking.cancel(nextId, { umfang: 'alle', weiter })} className={buttonClass('danger', PILL)}>
            <X aria-hidden />
            {t('cancelSeries')}
            <span className="sr-only">{words(entry.status === 'pending')}</span>
          </Link>
        ) : null}
        {editId ? (
          <Link to={paths.booking.edit(editId, { weiter })} className={buttonClass('quiet', cx(PILL, 'lg:-ml-2.5'))}>
            <Pencil aria-hidden />
            {t('edit')}
            <span className="sr-only">{t('editLabel', { title })}</span>
          </Link>
        ) : null}
        {entry.status === 'rejected' ? (
          <Link
            to={paths.booking.request({
              ressource: entry.resourceId ?? undefined,
              datum: entry.dates[0]?.date,
              von: entry.startTime,
              bis: entry.endTime,
            })}
            className={buttonClass('plain', PILL)}
          >
            {t('askAgain')}
            <span className="sr-only">{t('editLabel', { title })}</span>
          </Link>
        ) : null}
      </div>
    </div>
  );
}
