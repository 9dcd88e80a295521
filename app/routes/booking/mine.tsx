import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CalendarCheck2, CalendarPlus, SearchX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readMineQuery } from '#app/domains/booking/pages/my-bookings-query.server.ts';
import { getMyBookings } from '#app/domains/booking/pages/my-bookings.server.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { EntryHeads, EntryRow } from './mine/entry-row.tsx';
import { Filters, SHOWN_FROM } from './mine/filters.tsx';

/** Coming bookings of one person, or of the operator for its admins (seed 4, 3.3; D20). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.list');
  const asked = readMineQuery(request.url);
  const mayAll = can(actor, 'booking.decide') && actor.operatorId !== null;
  const query = { ...asked, isAll: asked.isAll && mayAll };
  const { entries, next, filters } = await getMyBookings(readCtx(), actor, query);
  const t = translator(actor.locale, 'booking.mine');
  return { title: t(query.isAll ? 'titleAll' : 'title'), entries, next, filters, query, mayAll };
}

export default function MineScreen() {
  const { title, entries, next, filters, query, mayAll } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.mine');
  const view = query.isAll ? ('alle' as const) : undefined;
  const isFiltered = Boolean(query.search || query.place || query.teamId || query.clubId);
  const address = {
    ansicht: view,
    suche: query.search,
    ort: query.place ?? '',
    mannschaft: query.teamId ?? (query.clubId ? `verein:${query.clubId}` : ''),
  };
  return (
    <>
      <PageHeader
        title={title}
        lede={t(query.isAll ? 'ledeAll' : 'lede')}
        actions={
          mayAll ? (
            <Tabs
              look="pill"
              label={t('whose')}
              items={[
                { key: 'mine', to: paths.booking.mine(), label: t('mine'), isCurrent: !query.isAll },
                { key: 'all', to: paths.booking.mine({ ansicht: 'alle' }), label: t('all'), isCurrent: query.isAll },
              ]}
            />
          ) : undefined
        }
      />
      {filters.count >= SHOWN_FROM || isFiltered ? (
        <Filters key={JSON.stringify(address)} filters={filters} address={address} isFiltered={isFiltered} />
      ) : null}
      {entries.length > 0 ? (
        <>
          <EntryHeads />
          <ul aria-label={t('list')} className="divide-y border-b max-lg:border-t">
            {entries.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </>
      ) : (
        <Empty isFiltered={isFiltered} isAll={query.isAll} resetPath={paths.booking.mine({ ansicht: view })} />
      )}
      {next || query.after ? (
        <nav aria-label={t('pages')} className="mt-4 flex flex-wrap gap-2 print:hidden">
          {query.after ? (
            <Link to={paths.booking.mine(address)} className={buttonClass('quiet')}>
              {t('first')}
            </Link>
          ) : null}
          {next ? <LinkButton to={paths.booking.mine({ ...address, ab: next })}>{t('more')}</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}

function Empty({ isFiltered, isAll, resetPath }: { isFiltered: boolean; isAll: boolean; resetPath: string }) {
  const t = useTranslations('booking.mine');
  if (isFiltered)
    return (
      <EmptyState
        icon={SearchX}
        title={t('nothingFound')}
        action={<LinkButton to={resetPath}>{t('filter.reset')}</LinkButton>}
      >
        {t('nothingFoundHint')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={CalendarCheck2}
      title={t(isAll ? 'emptyAll' : 'empty')}
      action={
        <>
          <LinkButton tone="primary" to={paths.booking.request()} icon={<CalendarPlus aria-hidden />}>
            {t('request')}
          </LinkButton>
          <LinkButton to={paths.booking.week()}>{t('toCalendar')}</LinkButton>
        </>
      }
    >
      {t(isAll ? 'emptyAllHint' : 'emptyHint')}
    </EmptyState>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
