import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getHistoryPage } from '#app/domains/funding/pages/history-page.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { HistoryEntry } from './divide/history-entry.tsx';

const eventsQuery = defineListQuery({ after: field.cursor('ab', 'id') });

/** What happened to a sub-project: splits, merges, changes, with its state before. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const subprojectId = pathId(params, 'subprojectId');
  const { after } = eventsQuery.read(request.url);
  const { subproject, rows, next } = await getHistoryPage(readCtx(), actor, { subprojectId, after });
  return {
    title: translator(actor.locale, 'funding.history')('title', { name: subproject.name }),
    subproject,
    events: rows.map((row) => ({ ...row, time: exactMoment(row.atMs, actor.locale) })),
    list: eventsQuery.address(request.url, paths.funding.history(subprojectId), next),
  };
}

export default function HistoryScreen() {
  const { title, subproject, events, list } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.history');
  const tDivide = useTranslations('funding.divide');
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.funding.subproject(subproject.id)}>{tDivide('back')}</BackLink>}
      />
      {events.length === 0 ? (
        <EmptyState icon={ScrollText} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <ol aria-label={title} className="max-w-4xl divide-y border-y">
          {events.map((event) => (
            <HistoryEntry key={event.id} event={event} />
          ))}
        </ol>
      )}
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
