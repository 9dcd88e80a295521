import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CalendarPlus, Printer, Repeat2, Users, Wand } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterQuery } from './roster/roster-query.ts';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getRoster, rosterQuery } from '#app/domains/staff/pages/roster.server.ts';
import { sumsOf } from '#app/domains/staff/rules/roster.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, undoableCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnRoster, rosterActSchema } from './roster/acts.server.ts';
import { DayList } from './roster/day-list.tsx';
import { PeopleTray, PickedBar } from './roster/people-tray.tsx';
import { usePicking } from './roster/use-picking.ts';
import { WeekActs, WeekBar } from './roster/week-bar.tsx';
import { useNames, WeekGrid } from './roster/week-grid.tsx';

/** The roster of a week. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.view');
  const { week, facilityId, rows, day } = rosterQuery.read(request.url);
  const roster = await getRoster(readCtx(), actor, { week, facilityId });
  const { days, today } = roster;
  return {
    title: translator(actor.locale, 'staff.roster')('heading', { week: formats(actor.locale).week(roster.week) }),
    roster,
    isStations: rows === 'stations',
    day: [day, today, days[0] ?? today].find((one) => one !== null && days.includes(one)) ?? today,
    query: {
      ...(week !== null && { woche: week }),
      ...(roster.facilityId !== null && { anlage: roster.facilityId }),
      ...(rows === 'stations' && { zeilen: 'stationen' as const }),
    } satisfies RosterQuery,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const { searchParams } = new URL(request.url);
  const { week, facilityId } = rosterQuery.read(request.url);
  const here = `${paths.staff.roster()}${searchParams.size > 0 ? `?${searchParams.toString()}` : ''}`;
  const submission = await readForm(request, rosterActSchema);
  if (submission.status !== 'success')
    return data({ notice: translator(actor.locale, 'staff.roster')('unreadable') }, { status: 422 });
  const roster = await getRoster(readCtx(), actor, { week, facilityId });
  return redirectWithFlash(here, await actOnRoster(undoableCtx(actor, context), submission.value, roster, here));
}

export default function RosterScreen() {
  const { title, roster, isStations, day, query } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.roster');
  const format = useFormats();
  const picking = usePicking(paths.staff.roster({ ...query, tag: day }));
  const names = useNames(roster.people);
  useLiveRevalidate(paths.live(), (event) => STAFF_TOPIC.is(event) && event.root === roster.operatorId);
  const sums = sumsOf(roster.shifts);
  const [first = '', last = ''] = [roster.days[0], roster.days.at(-1)];
  const lede = [
    format.span(first, last),
    t('shifts', { count: sums.shifts }),
    ...(sums.shifts > 0 ? [t('openPlaces', { count: sums.open })] : []),
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={lede.join(' · ')}
        actions={
          <>
            <LinkButton to={paths.staff.requests()} icon={<Repeat2 aria-hidden />}>
              {t('requests')}
            </LinkButton>
            <LinkButton to={paths.staff.rosterPaper(query)} icon={<Printer aria-hidden />}>
              {t('print')}
            </LinkButton>
            <LinkButton to={paths.staff.generate({ von: first, bis: last })} icon={<Wand aria-hidden />}>
              {t('generate')}
            </LinkButton>
            <LinkButton tone="primary" to={paths.staff.newShift({ datum: day })} icon={<CalendarPlus aria-hidden />}>
              {t('newShift')}
            </LinkButton>
          </>
        }
      />
      {answer ? (
        <Notice tone="error" className="mb-4">
          {answer.notice}
        </Notice>
      ) : null}
      <WeekBar roster={roster} query={query} />
      <WeekActs roster={roster} query={query} sums={sums} />
      {roster.people.length > 0 ? (
        <>
          <PeopleTray people={roster.people} picking={picking} isForPhones={!isStations} />
          <PickedBar name={picking.pickedId === null ? null : names(picking.pickedId)} onStop={picking.stop} />
          <WeekGrid roster={roster} isStations={isStations} picking={picking} />
          <DayList roster={roster} day={day} query={query} picking={picking} />
          <p className="mt-3 text-xs text-muted max-lg:hidden print:hidden">{t('dragHint')}</p>
        </>
      ) : (
        <EmptyState
          icon={Users}
          title={t('noPeople')}
          action={<LinkButton to={paths.staff.members()}>{t('toPeople')}</LinkButton>}
        >
          {t('noPeopleHint')}
        </EmptyState>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
