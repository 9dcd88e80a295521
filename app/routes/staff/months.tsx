import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getMonthsPage, monthsQuery } from '#app/domains/staff/pages/months.server.ts';
import { monthSchema } from '#app/domains/staff/times/forms.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MonthActs, MonthNumbers, MonthState } from './months/month-row.tsx';
import { MonthSteps } from './months/month-steps.tsx';
import { monthSteps } from './months/month-steps.server.ts';
import { actOnMonth, type MonthView, monthView, refuseMonth } from './months/month-view.server.ts';
import { TimesTabs } from './times/times-tabs.tsx';

/** The months of the people of an operator: submitted ones are approved here, approved ones opened again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'time.close');
  const { month, current, lines, tabs } = await getMonthsPage(readCtx(), actor, monthsQuery.read(request.url));
  return {
    title: translator(actor.locale, 'staff.times')('months.title', { month: formats(actor.locale).month(month) }),
    month,
    lines: lines.map((line) => monthView(line, actor)),
    tabs,
    steps: monthSteps({ month, current }, actor.locale, (found) => paths.staff.months({ monat: found })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'time.close');
  const t = translator(actor.locale, 'staff.times');
  const submission = await readForm(request, monthSchema);
  if (submission.status !== 'success')
    return refuseMonth(t(submission.error?.['reason'] ? 'errors.too_short_reopen' : 'errors.unreadable'), 422);
  return await actOnMonth(verbCtx(actor, context), submission.value);
}

export default function MonthsScreen() {
  const { title, month, lines, tabs, steps } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.times');
  useLiveRevalidate(paths.live(), STAFF_TOPIC.is);
  const columns: Column<MonthView>[] = [
    {
      key: 'name',
      head: t('column.person'),
      width: 'minmax(0,1.4fr)',
      cell: ({ name }) => <b className="font-medium">{name}</b>,
    },
    {
      key: 'work',
      head: t('column.work'),
      width: '6rem',
      align: 'end',
      isLabelled: true,
      cell: ({ work }) => <span className="tabular-nums">{work}</span>,
    },
    {
      key: 'sessions',
      head: t('months.sessions'),
      width: '6rem',
      align: 'end',
      isLabelled: true,
      cell: ({ sessions }) => sessions,
    },
    { key: 'state', head: t('column.state'), width: '9rem', cell: (line) => <MonthState state={line.state} /> },
    {
      key: 'numbers',
      head: t('months.more'),
      width: 'minmax(0,1.6fr)',
      cell: (line) => <MonthNumbers line={line} month={month} />,
    },
    { key: 'acts', head: null, width: 'minmax(0,1.8fr)', cell: (line) => <MonthActs line={line} month={month} /> },
  ];
  return (
    <>
      <PageHeader title={title} lede={t('months.lede')} />
      <TimesTabs current="months" tabs={tabs} />
      <MonthSteps label={t('sheet.months')} steps={steps} />
      {answer?.notice ? (
        <Notice tone="error" className="mb-5">
          {answer.notice}
        </Notice>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState icon={Users} title={t('months.empty')} />
      ) : (
        <DataTable label={title} columns={columns} rows={lines} keyOf={({ staffId }) => staffId} />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
