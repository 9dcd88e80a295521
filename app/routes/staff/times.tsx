import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { Download, Timer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getTimesPage, timesQuery } from '#app/domains/staff/pages/times.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterDay, FilterSelect } from '#app/ui/filter-bar.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { SessionTable } from './times/session-table.tsx';
import { sessionView } from './times/session-view.server.ts';
import { TimesTabs } from './times/times-tabs.tsx';

/** The time sessions of an operator (seed 1, 2.4). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'time.view');
  const query = timesQuery.read(request.url);
  const ctx = readCtx();
  const { rows, next, staff, tabs } = await getTimesPage(ctx, actor, query);
  const { from, until } = query;
  return {
    title: translator(actor.locale, 'staff.times')('title'),
    isWrongOrder: from !== null && until !== null && from > until,
    rows: rows.map((row) => sessionView(row, ctx.now.epochMilliseconds, actor.locale)),
    staff: staff.map(({ id, name }) => ({ value: id, label: name })),
    tabs,
    list: timesQuery.address(request.url, paths.staff.times(), next),
  };
}

export default function TimesScreen() {
  const { title, isWrongOrder, rows, staff, tabs, list } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.times');
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        actions={
          <a href={`${paths.staff.timesCsv()}${search}`} download className={buttonClass('plain')}>
            <Download aria-hidden className="size-4" />
            {t('csv')}
          </a>
        }
      />
      <TimesTabs current="sessions" tabs={tabs} />
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-b pb-4 sm:grid-cols-3 xl:grid-cols-[1.4fr_9rem_9rem_1fr_1fr_auto]"
        actionsClassName="max-sm:col-span-2"
      >
        <FilterSelect
          name="mitarbeiter"
          label={t('column.person')}
          any={t('anyPerson')}
          options={staff}
          className="max-sm:col-span-2"
        />
        <FilterDay name="von" label={t('from')} />
        <FilterDay name="bis" label={t('until')} />
        <FilterSelect
          name="zustand"
          label={t('column.state')}
          any={t('anyState')}
          options={[
            { value: 'arbeitet', label: t('state.running') },
            { value: 'pause', label: t('state.break') },
            { value: 'beendet', label: t('state.closed') },
          ]}
        />
        <FilterSelect
          name="pruefen"
          label={t('which')}
          any={t('all')}
          options={[{ value: '1', label: t('toCheck') }]}
        />
      </FilterBar>
      {isWrongOrder ? (
        <Notice tone="warn" className="mb-5">
          {t('wrongOrder')}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Timer} title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <SessionTable rows={rows} />
      )}
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
