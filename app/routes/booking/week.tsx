import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CalendarPlus, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { getWeekView } from '#app/domains/booking/pages/week-and-day.server.ts';
import type { WeekView } from '#app/domains/booking/rules/plan.ts';
import { PlanGrid } from '#app/domains/booking/ui/plan-grid.tsx';
import { PlanList } from '#app/domains/booking/ui/plan-list.tsx';
import { HolidayNotes } from '#app/domains/booking/ui/holiday-notes.tsx';
import { LiveNotice } from '#app/domains/booking/ui/live-notice.tsx';
import { PlanHint } from '#app/domains/booking/ui/plan-hint.tsx';
import { PlanToolbar } from '#app/domains/booking/ui/plan-toolbar.tsx';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { cx } from '#app/ui/cx.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** Seven days of one resource (seed 4, 3.2). Signed out, only public plans show. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getActor(request);
  const query = readPlanQuery(request.url);
  const locale = viewer?.locale ?? localeFromCookie(request);
  const view = await getWeekView(readCtx(), { viewer, locale }, query);
  if (!view && !viewer) throw redirect(paths.account.signIn());
  const format = formats(locale);
  const title = view ? `${view.resource.name}, ${format.week(view.week)}` : translator(locale, 'booking')('week.title');
  return { title, view, isList: query.isList, isSignedIn: viewer !== null };
}

export default function WeekScreen() {
  const { view, isList, isSignedIn } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.week');
  if (!view)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon={MapPin} title={t('noPlaces')}>
          {t('noPlacesHint')}
        </EmptyState>
      </>
    );
  return <Week view={view} isList={isList} isSignedIn={isSignedIn} />;
}

function Week({ view, isList, isSignedIn }: { view: WeekView; isList: boolean; isSignedIn: boolean }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const span = format.span(view.days[0] ?? '', view.days.at(-1) ?? '');
  const requestPath = (column: { date: string }, time: { startTime: string; endTime: string }) => {
    const request = paths.booking.request({
      ressource: view.resource.id,
      datum: column.date,
      von: time.startTime,
      bis: time.endTime,
    });
    return isSignedIn ? request : paths.account.signIn({ weiter: request });
  };
  return (
    <>
      <PlanToolbar view={view} isList={isList} title={format.week(view.week)} detail={span} />
      <p className="hidden pb-2 print:block">
        {view.facility.name}, {view.resource.name}
      </p>
      {isSignedIn ? <LiveNotice rootIds={view.rootIds} /> : null}
      <HolidayNotes schoolHolidays={view.schoolHolidays} />
      {isList ? (
        <PlanList
          sections={view.columns.map((column) => ({
            ...column,
            key: column.date,
            heading: [format.day(column.date), view.holidays[column.date]].filter(Boolean).join(' · '),
            bookLabel: t('bookOn', { day: format.day(column.date) }),
            bookPath: column.date < view.now.date ? null : dayPath(view, column.date, isSignedIn),
          }))}
        />
      ) : (
        <PlanGrid
          key={`${view.resource.id} ${view.week}`}
          label={t('gridLabel', { place: view.resource.name, week: format.week(view.week), span })}
          columns={view.columns.map((column) => ({
            ...column,
            key: column.date,
            heading: <DayHeading view={view} date={column.date} isSignedIn={isSignedIn} />,
          }))}
          hours={view.hours}
          now={view.now}
          requestPath={requestPath}
        />
      )}
      <PlanHint isSignedIn={isSignedIn} isList={isList} />
    </>
  );
}

function DayHeading({ view, date, isSignedIn }: { view: WeekView; date: string; isSignedIn: boolean }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const holiday = view.holidays[date];
  const isToday = date === view.now.date;
  return (
    <div className="px-1.5 py-1.5 max-sm:px-0.5 max-sm:py-0.5">
      <div className="flex items-start justify-between gap-1">
        <Link
          to={paths.booking.day({ ressource: view.resource.id, datum: date })}
          aria-label={[format.dayLong(date), isToday && t('today'), holiday].filter(Boolean).join(', ')}
          className={cx(
            'block min-h-6 min-w-0 text-sm underline-offset-2 hover:underline max-sm:min-h-11 max-sm:w-full max-sm:pt-1 max-sm:text-xs',
            isToday ? 'font-semibold text-accent-text' : 'font-medium',
          )}
        >
          {`${format.weekday(date)} `}
          <span className={cx('max-sm:block', !isToday && 'font-normal text-muted')}>
            {`${date.slice(8)}.`}
            <span className="max-sm:hidden">{`${date.slice(5, 7)}.`}</span>
          </span>
          {isToday ? (
            <span className="block text-xs font-semibold text-accent-text max-sm:hidden print:hidden">
              {t('today')}
            </span>
          ) : null}
        </Link>
        {date >= view.now.date ? (
          <Link
            to={dayPath(view, date, isSignedIn)}
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

/** The address for booking a whole day: the form with place and date, or the sign-in before it. */
function dayPath(view: WeekView, date: string, isSignedIn: boolean): string {
  const request = paths.booking.request({ ressource: view.resource.id, datum: date });
  return isSignedIn ? request : paths.account.signIn({ weiter: request });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
