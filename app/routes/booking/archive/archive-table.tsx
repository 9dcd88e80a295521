import { Link, useLocation, useNavigation } from '@remix-run/react';
import { Archive } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ArchivedBooking } from '#app/domains/booking/pages/archive.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Status } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { SelectionForm, Tick } from '#app/ui/selection-form.tsx';

/** Archived bookings, one row each. Admins select rows and archive them. */
export function ArchiveTable({ rows, mayArchive }: { rows: readonly ArchivedBooking[]; mayArchive: boolean }) {
  const t = useTranslations('booking.archive');
  const format = useFormats();
  const { search } = useLocation();
  const isSending = useNavigation().formData !== undefined;
  const columns = useColumns();
  const canTick = mayArchive && rows.some((row) => row.canArchive);
  const tick = ({ id, title, date, canArchive }: ArchivedBooking) => (
    <Tick name="booking" value={canArchive ? id : null} label={t('select', { title, day: format.day(date) })} />
  );
  const list = (
    <DataTable label={t('table')} columns={columns} rows={rows} keyOf={({ id }) => id} tick={canTick ? tick : null} />
  );
  if (!canTick) return list;
  return (
    <SelectionForm
      action={`${paths.booking.archive()}${search}`}
      name="booking"
      selectAllLabel={t('selectAll')}
      countLabel={(count) => t('selected', { count })}
      actions={
        <>
          <Button icon={<Archive aria-hidden />} busy={isSending}>
            {t('archiveSelected')}
          </Button>
          <p className="text-sm text-muted">{t('archiveHint')}</p>
        </>
      }
    >
      {list}
    </SelectionForm>
  );
}

function useColumns(): Column<ArchivedBooking>[] {
  const t = useTranslations('booking.archive');
  const format = useFormats();
  return [
    {
      key: 'when',
      head: t('date'),
      width: '11rem',
      cell: ({ color, date, startTime, endTime }) => (
        <p className="border-l-3 pl-3" style={{ borderColor: color ?? 'transparent' }}>
          <span className="font-medium lg:block">{format.day(date)}</span>
          <span className="lg:hidden">, </span>
          {format.timeRange(startTime, endTime)}
        </p>
      ),
    },
    { key: 'what', head: t('what'), width: 'minmax(0,2fr)', cell: (row) => <What row={row} /> },
    {
      key: 'who',
      head: t('who'),
      width: 'minmax(0,1.5fr)',
      cell: ({ teamName, clubName, personName }) => (
        <>
          {teamName ?? personName}
          {teamName ? (
            <span className="text-muted lg:block">
              <span className="lg:hidden"> · </span>
              {[clubName, personName].filter(Boolean).join(' · ')}
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'status', head: t('status'), width: '9rem', cell: (row) => <Outcome row={row} /> },
  ];
}

function What({ row }: { row: ArchivedBooking }) {
  const t = useTranslations('booking.archive');
  return (
    <>
      <p className="font-medium">
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
      {row.cancelled?.reason ? (
        <p className="text-muted wrap-anywhere">{t('cancelReason', { reason: row.cancelled.reason })}</p>
      ) : null}
    </>
  );
}

/** The status, and how it ended where the status does not say it. */
function Outcome({ row: { status, decision, cancelled } }: { row: ArchivedBooking }) {
  const t = useTranslations('booking.archive');
  const format = useFormats();
  const statusLabel = useTranslations('shell.status');
  const hasEnded = status === 'expired' || status === 'archived';
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 max-lg:pt-1">
      <Status kind={status}>{statusLabel(status)}</Status>
      {hasEnded ? <span className="text-xs text-muted">{t(`outcomes.${decision ?? 'none'}`)}</span> : null}
      {cancelled ? (
        <span className="text-xs text-muted">
          {cancelled.by
            ? t('cancelledBy', { name: cancelled.by, day: format.day(cancelled.on) })
            : t('cancelledOn', { day: format.day(cancelled.on) })}
        </span>
      ) : null}
    </p>
  );
}
