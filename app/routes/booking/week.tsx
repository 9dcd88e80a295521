import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { getWeekView } from '#app/domains/booking/pages/week-and-day.server.ts';
import type { PlanColumn, WeekView } from '#app/domains/booking/rules/plan.ts';
import { HolidayNotes } from '#app/domains/booking/ui/holiday-notes.tsx';
import { LiveNotice } from '#app/domains/booking/ui/live-notice.tsx';
import { PlanHint } from '#app/domains/booking/ui/plan-hint.tsx';
import { PlanToolbar } from '#app/domains/booking/ui/plan-toolbar.tsx';
import { WeekPlan } from '#app/domains/booking/ui/week-plan.tsx';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
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
  const format = useFormats();
  const span = format.span(view.days[0] ?? '', view.days.at(-1) ?? '');
  /** The form with place and time, or the sign-in before it. */
  const requestPath = (column: PlanColumn, time?: { startTime: string; endTime: string }) => {
    const request = paths.booking.request({
      ressource: view.resource.id,
      datum: column.date,
      von: time?.startTime,
      bis: time?.endTime,
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
      <WeekPlan
        view={view}
        isList={isList}
        dayPath={(date) => paths.booking.day({ ressource: view.resource.id, datum: date })}
        requestPath={requestPath}
      />
      <PlanHint isSignedIn={isSignedIn} isList={isList} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
