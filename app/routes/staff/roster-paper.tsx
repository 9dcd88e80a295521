import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarOff, Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getRoster, rosterQuery } from '#app/domains/staff/pages/roster.server.ts';
import { sumsOf } from '#app/domains/staff/rules/roster.ts';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { RosterSheet } from './roster/roster-sheet.tsx';

/** The published shifts of a week on one page of A4 landscape, to put up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.view');
  const { week, facilityId } = rosterQuery.read(request.url);
  const ctx = readCtx();
  const { shifts, ...roster } = await getRoster(ctx, actor, { week, facilityId });
  return {
    title: translator(actor.locale, 'staff.roster')('paper.title', { week: formats(actor.locale).week(roster.week) }),
    roster: { ...roster, shifts: shifts.filter(({ status }) => status === 'PUBLISHED') },
    drafts: sumsOf(shifts).drafts,
    printedAt: moment(ctx.now.epochMilliseconds, actor.locale),
  };
}

export default function RosterPaperScreen() {
  const { title, roster, drafts, printedAt } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.roster.paper');
  const format = useFormats();
  const [first = '', last = ''] = [roster.days[0], roster.days.at(-1)];
  const place = roster.facilities.find(({ id }) => id === roster.facilityId)?.name;
  const query = { woche: roster.week, ...(roster.facilityId !== null && { anlage: roster.facilityId }) };
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={title}
          lede={t('lede')}
          back={<BackLink to={paths.staff.roster(query)}>{t('back')}</BackLink>}
          actions={
            <Button type="button" icon={<Printer aria-hidden />} onClick={() => globalThis.print()}>
              {t('action')}
            </Button>
          }
        />
        {drafts > 0 ? (
          <Notice tone="info" className="mb-4">
            {t('drafts', { count: drafts })}
          </Notice>
        ) : null}
      </div>
      {roster.shifts.length > 0 ? (
        <RosterSheet
          roster={roster}
          heading={t('heading', { week: format.week(roster.week), span: format.span(first, last) })}
          place={[roster.operatorName, place].filter(Boolean).join(' · ')}
          printed={t('printed', { at: printedAt })}
        />
      ) : (
        <EmptyState icon={CalendarOff} title={t('empty')} />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
