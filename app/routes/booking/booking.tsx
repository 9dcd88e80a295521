import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { getCancelledFor } from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { bookingHistoryRows, listBookingHistory } from '#app/domains/booking/pages/booking-history.server.ts';
import { type BookingPage, getBookingFor } from '#app/domains/booking/pages/booking-page.server.ts';
import { getRecordedUsage } from '#app/domains/booking/pages/usage.server.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Status } from '#app/ui/badge.tsx';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Usage } from './booking/usage.tsx';
import { ArchiveButton } from './archive/archive-button.tsx';
import { BookingActions } from './booking/booking-actions.tsx';
import { CancelledNotice } from './booking/cancelled-notice.tsx';

/** One booking, as far as the viewer may see it, or what is left of a cancelled one; unknown and hidden are the same 404 (D18). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.view');
  const bookingId = pathId(params, 'bookingId');
  const ctx = readCtx();
  const booking = await getBookingFor(ctx, actor, bookingId);
  const cancelled = booking ? null : await getCancelledFor(ctx, actor, bookingId);
  const shown = booking ?? cancelled;
  if (!shown) throw new Response(null, { status: 404 });
  const title = shown.title ?? translator(actor.locale, 'booking')('booking.requestedTitle');
  // Changes of a booking are for those involved in it and for its admins.
  const mayFollow = cancelled !== null || booking?.visibility === 'full';
  const [found, usage] = await Promise.all([
    mayFollow ? listBookingHistory(ctx, { bookingId, ...historyQuery.read(request.url) }) : { rows: [], next: null },
    booking?.mayRecord ? getRecordedUsage(ctx, bookingId) : null,
  ]);
  return {
    title,
    booking,
    usage: usage && { ...usage, at: moment(usage.atMs, actor.locale) },
    cancelled,
    week: isoWeekOf(shown.date),
    history: mayFollow ? bookingHistoryRows(found.rows, actor.locale, shown.timeZone) : null,
    list: historyQuery.address(request.url, paths.booking.booking(bookingId), found.next, '#protokoll'),
  };
}

export default function BookingScreen() {
  const { title, booking, usage, cancelled, week, history, list } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.booking');
  const format = useFormats();
  const shown = booking ?? cancelled;
  if (!shown) return null;
  const plan = paths.booking.week({ ressource: shown.resourceId ?? undefined, woche: week });
  return (
    <>
      <PageHeader
        title={shown.title ? <span lang="de">{title}</span> : title}
        lede={`${format.day(shown.date)}, ${format.timeRange(shown.startTime, shown.endTime)}`}
        back={<BackLink to={plan}>{t('backToPlan')}</BackLink>}
      />
      {booking ? <Facts booking={booking} /> : null}
      {booking?.mayRecord ? <Usage bookingId={booking.id} usage={usage} /> : null}
      {booking ? <BookingActions booking={booking} plan={plan} /> : null}
      {booking?.mayArchive ? <ArchiveButton bookingId={booking.id} /> : null}
      {cancelled ? <CancelledNotice cancelled={cancelled} /> : null}
      {history ? <History rows={history} list={list} emptyHint={t('historyHint')} /> : null}
    </>
  );
}

function Facts({ booking }: { booking: BookingPage }) {
  const t = useTranslations('booking.booking');
  const status = useTranslations('shell.status');
  const format = useFormats();
  return (
    <dl className="grid max-w-2xl grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] divide-y border-y text-sm [&>div]:col-span-2 [&>div]:grid [&>div]:grid-cols-subgrid [&>div]:gap-x-6 [&>div]:py-2.5">
      <Row term={t('status')}>
        <Status kind={booking.status}>{status(booking.status)}</Status>
      </Row>
      <Row term={t('when')}>
        {format.dayLong(booking.date)}, {format.timeRange(booking.startTime, booking.endTime)}
        {booking.series ? <SeriesLine series={booking.series} /> : null}
        {booking.isSeries && !booking.series ? <span className="block text-muted">{t('series')}</span> : null}
      </Row>
      <Row term={t('where')}>
        <span lang="de">
          {booking.placeName}
          {booking.facilityName ? <span className="block text-muted">{booking.facilityName}</span> : null}
        </span>
      </Row>
      {booking.typeLabel ? (
        <Row term={t('type')}>
          <span aria-hidden>{booking.typeIcon} </span>
          {booking.typeLabel}
        </Row>
      ) : null}
      {booking.teamName ? <Row term={t('team')}>{booking.teamName}</Row> : null}
      {booking.clubName ? <Row term={t('club')}>{booking.clubName}</Row> : null}
      {booking.personName ? <Row term={t(booking.teamName ? 'trainer' : 'person')}>{booking.personName}</Row> : null}
      {booking.description ? (
        <Row term={t('description')}>
          <span className="whitespace-pre-line wrap-anywhere">{booking.description}</span>
        </Row>
      ) : null}
      {booking.decisionReason ? <Row term={t('reason')}>{booking.decisionReason}</Row> : null}
    </dl>
  );
}

function SeriesLine({ series }: { series: NonNullable<BookingPage['series']> }) {
  const t = useTranslations('booking.mine');
  const format = useFormats();
  // 1 January 2023 was a Sunday.
  const weekday = format.weekdayLong(`2023-01-0${series.dayOfWeek + 1}`);
  return (
    <span className="block text-muted">
      {[
        t('every', { weekday }),
        format.span(series.from, series.until),
        t('left', { count: series.left }),
        ...(series.isDetached ? [t('differsFromSeries')] : []),
      ].join(' · ')}
    </span>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
