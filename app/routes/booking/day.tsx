import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { getDayView } from '#app/domains/booking/pages/week-and-day.server.ts';
import type { PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { HolidayNotes } from '#app/domains/booking/ui/holiday-notes.tsx';
import { LiveNotice } from '#app/domains/booking/ui/live-notice.tsx';
import { PlanGrid } from '#app/domains/booking/ui/plan-grid.tsx';
import { PlanHint } from '#app/domains/booking/ui/plan-hint.tsx';
import { PlanList } from '#app/domains/booking/ui/plan-list.tsx';
import { PlanToolbar } from '#app/domains/booking/ui/plan-toolbar.tsx';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';

/** One day, a column for each resource of the group. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getActor(request);
  const query = readPlanQuery(request.url);
  const locale = viewer?.locale ?? localeFromCookie(request);
  const view = await getDayView(readCtx(), { viewer, locale }, query);
  if (!view) throw redirect(viewer ? paths.booking.week() : paths.account.signIn());
  const title = `${formats(locale).day(view.date)}, ${view.group.name}`;
  return { title, view, isList: query.isList, isSignedIn: viewer !== null };
}

export default function DayScreen() {
  const { view, isList, isSignedIn } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.week');
  const format = useFormats();
  const requestPath = (column: PlanColumn, time?: { startTime: string; endTime: string }) => {
    const request = paths.booking.request({
      ressource: column.resourceId,
      datum: column.date,
      von: time?.startTime,
      bis: time?.endTime,
    });
    return isSignedIn ? request : paths.account.signIn({ weiter: request });
  };
  return (
    <>
      <PlanToolbar view={view} isList={isList} title={format.day(view.date)} detail={format.week(view.week)} />
      <p className="hidden pb-2 print:block">
        {view.facility.name}, {view.group.name}
      </p>
      {isSignedIn ? <LiveNotice rootIds={view.rootIds} /> : null}
      <HolidayNotes holiday={view.holidays[view.date]} schoolHolidays={view.schoolHolidays} />
      {isList ? (
        <PlanList
          sections={view.columns.map((column) => ({
            ...column,
            key: column.resourceId,
            heading: column.resourceName,
            bookLabel: `${column.resourceName}: ${t('bookOn', { day: format.day(column.date) })}`,
            bookPath: column.date < view.now.date ? null : requestPath(column),
          }))}
        />
      ) : (
        <PlanGrid
          key={`${view.group.id} ${view.date}`}
          label={`${view.group.name}, ${format.dayLong(view.date)}`}
          columns={view.columns.map((column) => ({
            ...column,
            key: column.resourceId,
            heading: <ResourceHeading column={column} week={view.week} />,
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

function ResourceHeading({ column, week }: { column: PlanColumn; week: string }) {
  return (
    <Link
      to={paths.booking.week({ ressource: column.resourceId, woche: week })}
      className="flex min-h-9 items-start gap-1.5 px-1.5 py-1.5 text-sm leading-5 font-medium underline-offset-2 hover:underline max-sm:gap-1 max-sm:px-0.5 max-sm:text-[0.75rem] max-sm:leading-4"
    >
      <span
        aria-hidden
        className="mt-0.5 h-4 w-[3px] shrink-0 rounded-full"
        style={{ backgroundColor: column.color }}
      />
      <span className="line-clamp-2 min-w-0 hyphens-auto wrap-anywhere" lang="de">
        {column.resourceName}
      </span>
    </Link>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
