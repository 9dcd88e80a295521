import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListChecks } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { countDoorResults, jobsQuery, listDoorJobs } from '#app/domains/access/jobs/job-pages.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { JobTable } from './jobs/job-table.tsx';
import { jobView } from './jobs/job-view.server.ts';
import { ResultTable } from './jobs/result-table.tsx';

const QUESTIONS = { latest: undefined, pending: 'warten', dispatched: 'unterwegs', results: 'fehler' } as const;
const KEYS = ['latest', 'pending', 'dispatched', 'results'] as const;

/** The four debug questions of seed 2, 7 about the jobs of an operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const query = jobsQuery.read(request.url);
  const question: (typeof KEYS)[number] = query.question ?? 'latest';
  const title = translator(actor.locale, 'access.jobs')('title');
  const ctx = readCtx();
  const addressOf = (next: string | null) => jobsQuery.address(request.url, paths.access.jobs(), next);
  if (question === 'results')
    return { title, question, rows: [], list: addressOf(null), results: await countDoorResults(ctx, actor) };
  const { rows, next } = await listDoorJobs(ctx, actor, { ...query, question });
  return { title, question, rows: rows.map((row) => jobView(row, actor.locale)), list: addressOf(next), results: [] };
}

export default function JobsScreen() {
  const { title, question, rows, list, results } = useLoaderData<typeof loader>();
  const t = useTranslations('access.jobs');
  const isEmpty = rows.length + results.length === 0;
  return (
    <>
      <PageHeader title={title} lede={t(`lede.${question}`)} />
      <AdminTabs current="jobs" />
      <Tabs
        look="pill"
        className="mb-4"
        label={t('question')}
        items={KEYS.map((key) => ({
          key,
          to: paths.access.jobs({ ansicht: QUESTIONS[key] }),
          label: t(`questions.${key}`),
          isCurrent: key === question,
        }))}
      />
      {isEmpty ? (
        <EmptyState icon={ListChecks} title={t(`none.${question}`)}>
          {t(`noneHint.${question}`)}
        </EmptyState>
      ) : question === 'results' ? (
        <ResultTable results={results} />
      ) : (
        <JobTable rows={rows} />
      )}
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
