import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { getMonthView } from '#app/domains/booking/pages/month.server.ts';
import { readMonthQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import type { MonthView } from '#app/domains/booking/rules/sheet.ts';
import { LiveNotice } from '#app/domains/booking/ui/live-notice.tsx';
import { MonthCalendar } from '#app/domains/booking/ui/month-calendar.tsx';
import { MonthJump } from '#app/domains/booking/ui/month-jump.tsx';
import { PlanList } from '#app/domains/booking/ui/plan-list.tsx';
import { PlanToolbar } from '#app/domains/booking/ui/plan-toolbar.tsx';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';

/** A month of one resource. Signed out, only public plans show. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getActor(request);
  const query = readMonthQuery(request.url);
  const locale = viewer?.locale ?? localeFromCookie(request);
  const view = await getMonthView(readCtx(), { viewer, locale }, query);
  if (!view) throw redirect(viewer ? paths.booking.week() : paths.account.signIn());
  const title = `${view.resource.name}, ${formats(locale).month(view.sheet.month)}`;
  return { title, view, isList: query.isList, isWrongMonth: query.isWrongMonth, isSignedIn: viewer !== null };
}

export default function MonthScreen() {
  const { view, isList, isWrongMonth, isSignedIn } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.month');
  const format = useFormats();
  const { date, time } = view.sheet.asOf;
  return (
    <>
      <PlanToolbar
        view={view}
        isList={isList}
        title={format.month(view.sheet.month)}
        jump={<MonthJump view={view} isList={isList} />}
      />
      <p className="hidden pb-2 print:block">
        {[view.facility.name, view.resource.name, t('asOf', { at: format.dayTime(date, time) })].join(' · ')}
      </p>
      {isWrongMonth ? (
        <Notice tone="warn" className="mb-3 print:hidden">
          {t('wrongMonth')}
        </Notice>
      ) : null}
      {isSignedIn ? <LiveNotice rootIds={view.rootIds} /> : null}
      {isList ? <MonthList view={view} isSignedIn={isSignedIn} /> : <MonthCalendar view={view} />}
    </>
  );
}

/** The days with bookings or a holiday, and today. */
function MonthList({ view, isSignedIn }: { view: MonthView; isSignedIn: boolean }) {
  const t = useTranslations('booking.week');
  const empty = useTranslations('booking.month')('empty');
  const format = useFormats();
  const [column] = view.sheet.columns;
  if (!column) return null;
  const bookPath = (date: string) => {
    const request = paths.booking.request({ ressource: view.resource.id, datum: date });
    return isSignedIn ? request : paths.account.signIn({ weiter: request });
  };
  const sections = view.sheet.weeks
    .flatMap(({ days }) => days)
    .filter(({ date, isInMonth, holiday }) => isInMonth && (column.cells[date] || holiday || date === view.now.date))
    .map(({ date, holiday }) => ({
      key: date,
      resourceId: column.resourceId,
      resourceName: column.name,
      color: column.color,
      date,
      windows: null,
      openHours: null,
      bookings: column.cells[date] ?? [],
      heading: [format.day(date), holiday].filter(Boolean).join(' · '),
      bookLabel: t('bookOn', { day: format.day(date) }),
      bookPath: date < view.now.date ? null : bookPath(date),
    }));
  return (
    <>
      {Object.keys(column.cells).length === 0 ? <p className="mb-4 text-sm text-muted">{empty}</p> : null}
      <PlanList sections={sections} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
