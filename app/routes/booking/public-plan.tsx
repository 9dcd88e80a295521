import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LogIn } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { getPublicWeek } from '#app/domains/booking/pages/week-and-day.server.ts';
import { HolidayNotes } from '#app/domains/booking/ui/holiday-notes.tsx';
import { PlanToolbar } from '#app/domains/booking/ui/plan-toolbar.tsx';
import { PublicLive } from '#app/domains/booking/ui/public-live.tsx';
import { WeekPlan } from '#app/domains/booking/ui/week-plan.tsx';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Mark } from '#app/ui/mark.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';

export const handle: ShellHandle = { shell: 'wide' };

/** The week of one facility without a sign-in. People who are signed in see what the public sees, too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await getActor(request);
  const locale = viewer?.locale ?? localeFromCookie(request);
  const query = readPlanQuery(request.url);
  const week = await getPublicWeek(readCtx(), locale, { ...query, within: params['facilityId'] ?? '' });
  if (!week) throw new Response(null, { status: 404 });
  const { view, operator } = week;
  return {
    title: translator(locale, 'booking.publicPlan')('title', { facility: view.facility.name }),
    view,
    operatorName: operator.name,
    accentColor: operator.color,
    isList: query.isList,
    isSignedIn: viewer !== null,
  };
}

export default function PublicPlanScreen() {
  const { view, operatorName, isList, isSignedIn } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.publicPlan');
  const week = useTranslations('booking.week');
  const format = useFormats();
  const { facility, resource } = view;
  const request = paths.booking.request({ ressource: resource.id });
  return (
    <>
      <header className="mb-4 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-3 border-b pb-4 sm:flex print:mb-1 print:border-0 print:pb-0">
        <Mark className="size-8 print:hidden" />
        <div className="min-w-0 sm:flex-1">
          <p className="text-lg leading-6 font-semibold wrap-anywhere">{facility.name}</p>
          <p className="text-sm text-muted">{[operatorName, facility.address].filter(Boolean).join(' · ')}</p>
        </div>
        <LinkButton
          to={isSignedIn ? request : paths.account.signIn({ weiter: request })}
          icon={<LogIn aria-hidden />}
          className="max-sm:col-span-2 print:hidden"
        >
          {isSignedIn ? week('book') : t('book')}
        </LinkButton>
      </header>
      <PlanToolbar
        view={view}
        isList={isList}
        title={format.week(view.week)}
        detail={format.span(view.days[0] ?? '', view.days.at(-1) ?? '')}
        isPublicPage
      />
      <p className="hidden pb-2 print:block">{resource.name}</p>
      <PublicLive facilityId={facility.id} rootIds={view.rootIds} />
      <HolidayNotes schoolHolidays={view.schoolHolidays} />
      <WeekPlan view={view} isList={isList} dayPath={null} requestPath={null} />
      <p className="plan-shut-key mt-3 text-xs text-muted">{week('shutKey')}</p>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
