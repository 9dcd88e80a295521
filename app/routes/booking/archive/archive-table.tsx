import { Form, Link, useLocation, useNavigation } from '@remix-run/react';
import { Archive } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ArchivedBooking } from '#app/domains/booking/pages/archive.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** One line per booking; the same grid is a list on the phone. Admins tick lines and put them away. */
export function ArchiveTable({ rows, mayArchive }: { rows: readonly ArchivedBooking[]; mayArchive: boolean }) {
  const t = useTranslations('booking.archive');
  const isHydrated = useHydrated();
  const { search } = useLocation();
  const pending = useNavigation().formData;
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);
  const readCount = () => setCount(ticksOf(form.current).filter(({ checked }) => checked).length);
  useEffect(readCount, []);
  const canTick = mayArchive && rows.some((row) => row.canArchive);
  const list = (
    <ul aria-label={t('table')} className="divide-y border-y">
      {rows.map((row) => (
        <Row key={row.id} row={row} canTick={canTick} />
      ))}
    </ul>
  );
  if (!canTick) return list;
  return (
    <Form ref={form} method="post" action={`${paths.booking.archive()}${search}`} onChange={readCount}>
      {isHydrated ? (
        <label className="tap flex w-fit cursor-pointer items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-6 accent-accent lg:size-4.5"
            onChange={(event) => {
              for (const tick of ticksOf(form.current)) tick.checked = event.currentTarget.checked;
            }}
          />
          {t('selectAll')}
        </label>
      ) : null}
      {list}
      <div
        className={cx(
          'z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-paper py-3 print:hidden',
          isHydrated && 'sticky bottom-[var(--bottom-nav)]',
          isHydrated && count === 0 && 'hidden',
        )}
      >
        {isHydrated ? (
          <p aria-live="polite" className="text-sm font-semibold">
            {t('selected', { count })}
          </p>
        ) : null}
        <Button icon={<Archive aria-hidden />} busy={pending !== undefined}>
          {t('archiveSelected')}
        </Button>
        <p className="text-sm text-muted">{t('archiveHint')}</p>
      </div>
    </Form>
  );
}

function Row({ row, canTick }: { row: ArchivedBooking; canTick: boolean }) {
  const t = useTranslations('booking.archive');
  const format = useFormats();
  return (
    <li
      className={cx(
        'grid items-start gap-x-4 py-2.5 text-sm',
        canTick
          ? 'grid-cols-[auto_minmax(0,1fr)] lg:grid-cols-[auto_11rem_minmax(0,2fr)_minmax(0,1.5fr)_9rem]'
          : 'grid-cols-1 lg:grid-cols-[11rem_minmax(0,2fr)_minmax(0,1.5fr)_9rem]',
      )}
    >
      {canTick ? <Tick row={row} /> : null}
      <p className="border-l-3 pl-3" style={{ borderColor: row.color ?? 'transparent' }}>
        <span className="font-medium lg:block">{format.day(row.date)}</span>
        <span className="lg:hidden">, </span>
        {format.timeRange(row.startTime, row.endTime)}
      </p>
      <div className={cx('min-w-0', canTick && 'max-lg:col-start-2')}>
        <p className="font-medium wrap-anywhere">
          <span aria-hidden>{row.typeIcon} </span>
          {row.canOpen ? (
            <Link to={paths.booking.booking(row.id)} className="underline-offset-2 hover:underline">
              {row.title}
            </Link>
          ) : (
            row.title
          )}
        </p>
        <p className="text-muted">
          {[row.placeName, row.facilityName].filter(Boolean).join(', ')}
          {row.isSeries ? ` · ${t('series')}` : null}
        </p>
      </div>
      <p className={cx('min-w-0 wrap-anywhere', canTick && 'max-lg:col-start-2')}>
        {row.teamName ?? row.personName}
        <span className="text-muted lg:block">
          <span className="lg:hidden"> · </span>
          {row.teamName ? [row.clubName, row.personName].filter(Boolean).join(' · ') : null}
        </span>
      </p>
      <Outcome row={row} className={canTick ? 'max-lg:col-start-2' : undefined} />
    </li>
  );
}

/** The status, and how it ended where the status does not say it. */
function Outcome({ row, className }: { row: ArchivedBooking; className?: string | undefined }) {
  const t = useTranslations('booking.archive');
  const status = useTranslations('shell.status');
  const isSaid = row.status === 'approved' || row.status === 'rejected' || row.status === 'pending';
  return (
    <p className={cx('flex flex-wrap items-center gap-x-2 gap-y-1 max-lg:pt-1', className)}>
      <Status kind={row.status}>{status(row.status)}</Status>
      {isSaid ? null : <span className="text-xs text-muted">{t(`outcomes.${row.decision ?? 'none'}`)}</span>}
    </p>
  );
}

function Tick({ row }: { row: ArchivedBooking }) {
  const t = useTranslations('booking.archive');
  const format = useFormats();
  if (!row.canArchive) return <span className="min-w-4.5" />;
  return (
    <label className="tap -my-2.5 flex items-center justify-center max-lg:min-w-8 lg:my-0 lg:min-h-6">
      <span className="sr-only">{t('select', { title: row.title, day: format.day(row.date) })}</span>
      <input type="checkbox" name="booking" value={row.id} className="size-6 accent-accent lg:size-4.5" />
    </label>
  );
}

function ticksOf(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name === 'booking',
  );
}
