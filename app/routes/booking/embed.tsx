import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { getPublicWeek } from '#app/domains/booking/pages/week-and-day.server.ts';
import { HolidayNotes } from '#app/domains/booking/ui/holiday-notes.tsx';
import { WeekPlan } from '#app/domains/booking/ui/week-plan.tsx';
import { isEmbedOrigin } from '#app/domains/facilities/rules/embed-origins.ts';
import { paths } from '#app/paths.ts';
import { policyOfFrame } from '#app/platform/http/security-headers.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { Tabs } from '#app/ui/tabs.tsx';

/** Without scripts: storage and service workers throw in a frame with a sandbox, and the plan is readable without them. */
export const handle: ShellHandle = { shell: 'frame' };

/**
 * The public week for a frame in another site. Only the facility's list of origins may show it; with an empty list no site may, and the
 * page opens in a tab alone. The server drops the request's cookies before (routes.ts): every visitor gets the same page.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeFromCookie(request);
  const query = readPlanQuery(request.url);
  const week = await getPublicWeek(readCtx(), locale, { ...query, within: params['facilityId'] ?? '' });
  if (!week) throw new Response(null, { status: 404 });
  const { view, operator, embedOrigins } = week;
  return data(
    {
      title: translator(locale, 'booking.publicPlan')('title', { facility: view.facility.name }),
      view,
      accentColor: operator.color,
      isList: query.isList,
    },
    { headers: { 'Content-Security-Policy': policyOfFrame(embedOrigins.filter(isEmbedOrigin)) } },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function EmbedScreen() {
  const { view, isList } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.publicPlan');
  const week = useTranslations('booking.week');
  const format = useFormats();
  const { facility, resource } = view;
  const ansicht = isList ? ('liste' as const) : undefined;
  const here = (query: { ressource?: string; gruppe?: string; woche?: string }) =>
    paths.booking.embed(facility.id, { ansicht, ressource: resource.id, woche: view.week, ...query });
  return (
    <main className="px-3 pt-3 pb-4 [--sticky-top:0px] max-sm:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1 className="text-base font-semibold wrap-anywhere">{facility.name}</h1>
        <a
          href={paths.booking.publicPlan(facility.id, { ressource: resource.id, woche: view.week })}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center gap-1 text-sm text-accent-text underline underline-offset-2"
        >
          {t('open')}
          <span className="sr-only">{t('newWindow')}</span>
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </div>
      {view.groups.length > 1 ? (
        <Tabs
          label={week('groups')}
          items={view.groups.map(({ id, name }) => ({
            key: id,
            label: name,
            isCurrent: id === view.group.id,
            to: paths.booking.embed(facility.id, { ansicht, gruppe: id, woche: view.week }),
          }))}
        />
      ) : null}
      {view.resources.length > 1 ? (
        <Tabs
          label={week('resources')}
          look="pill"
          items={view.resources.map(({ id, name, color }) => ({
            key: id,
            label: name,
            color,
            isCurrent: id === resource.id,
            to: here({ ressource: id }),
          }))}
        />
      ) : null}
      <div className="mt-1 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="mr-auto text-base font-semibold">
          {format.week(view.week)}{' '}
          <span className="font-normal text-muted">{format.span(view.days[0] ?? '', view.days.at(-1) ?? '')}</span>
        </p>
        <nav aria-label={week('views')} className="flex gap-1">
          <Link to={here({ woche: view.previousWeek })} rel="prev" className={buttonClass('plain')}>
            <span className="sr-only">{week('previousWeek')}: </span>‹ {format.week(view.previousWeek)}
          </Link>
          <Link to={here({ woche: view.nextWeek })} rel="next" className={buttonClass('plain')}>
            <span className="sr-only">{week('nextWeek')}: </span>
            {format.week(view.nextWeek)} ›
          </Link>
        </nav>
      </div>
      <HolidayNotes schoolHolidays={view.schoolHolidays} />
      <WeekPlan view={view} isList={isList} dayPath={null} requestPath={null} />
      <p className="plan-shut-key mt-2 text-xs text-muted">{week('shutKey')}</p>
    </main>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

/** The frame's shell has no margins. */
export function ErrorBoundary() {
  return (
    <main className="px-4">
      <ErrorPage />
    </main>
  );
}
