import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarCheck2, CalendarDays, CalendarPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getMyBookings, mineQuery } from '#app/domains/booking/pages/my-bookings.server.ts';
import { listOpenUsage } from '#app/domains/booking/pages/usage.server.ts';
import type { MyFilters } from '#app/domains/booking/rules/mine-view.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type ListAddress, Pager } from '#app/ui/pager.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { UsageCard } from './usage/usage-card.tsx';
import { EntryHeads, EntryRow } from './mine/entry-row.tsx';

/** A shorter list is read faster than it is searched. */
const FILTERED_FROM = 8;

const ASKED_DATES = 3;

/** Coming bookings of one person, or of the operator for its admins (seed 4, 3.3; D20). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.list');
  const t = translator(actor.locale, 'booking.mine');
  const mayAll = can(actor, 'booking.decide') && actor.operatorId !== null;
  const url = new URL(request.url);
  if (!mayAll) url.searchParams.delete('ansicht');
  const query = mineQuery.read(url.href);
  const isAll = query.whose === 'all';
  const ctx = readCtx();
  const [{ entries, next, filters }, usage] = await Promise.all([
    getMyBookings(ctx, actor, query, (club) => t('filter.wholeClub', { club })),
    isAll ? [] : listOpenUsage(ctx, actor, ASKED_DATES),
  ]);
  const list = mineQuery.address(url.href, paths.booking.mine(), next);
  return { title: t(isAll ? 'titleAll' : 'title'), entries, usage, list, filters, isAll, mayAll };
}

export default function MineScreen() {
  const { title, entries, usage, list, filters, isAll, mayAll } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.mine');
  const tNav = useTranslations('shell.nav');
  return (
    <>
      <PageHeader
        title={title}
        lede={t(isAll ? 'ledeAll' : 'lede')}
        actions={
          <>
            <LinkButton tone="quiet" to={paths.booking.feeds()} icon={<CalendarDays aria-hidden />}>
              {tNav('feeds')}
            </LinkButton>
            {mayAll ? (
              <Tabs
                look="pill"
                label={t('whose')}
                items={[
                  { key: 'mine', to: paths.booking.mine(), label: t('mine'), isCurrent: !isAll },
                  { key: 'all', to: paths.booking.mine({ ansicht: 'alle' }), label: t('all'), isCurrent: isAll },
                ]}
              />
            ) : null}
          </>
        }
      />
      {filters.count >= FILTERED_FROM || list.isFiltered ? <Filters list={list} filters={filters} /> : null}
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
        <Empty list={list} isAll={isAll} />
      )}
      <Pager list={list} order="more" />
      {usage.length > 0 ? (
        <div className="mt-10 max-w-3xl">
          <UsageCard dates={usage} weiter={paths.booking.mine()} />
        </div>
      ) : null}
    </>
  );
}

function Filters({ list, filters }: { list: ListAddress; filters: MyFilters }) {
  const t = useTranslations('booking.mine.filter');
  return (
    <FilterBar
      list={list}
      label={t('label')}
      className="sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      actionsClassName="max-lg:sm:col-span-2"
    >
      <FilterText name="suche" label={t('search')} hint={t('searchHint')} className="max-lg:sm:col-span-2" />
      <FilterSelect name="ort" label={t('place')} any={t('anyPlace')} groups={filters.places} />
      <FilterSelect name="mannschaft" label={t('team')} any={t('anyTeam')} groups={filters.teams} />
    </FilterBar>
  );
}

function Empty({ list, isAll }: { list: ListAddress; isAll: boolean }) {
  const t = useTranslations('booking.mine');
  return (
    <EmptyList
      list={list}
      icon={CalendarCheck2}
      title={t(isAll ? 'emptyAll' : 'empty')}
      hint={t(isAll ? 'emptyAllHint' : 'emptyHint')}
      action={
        <>
          <LinkButton tone="primary" to={paths.booking.request()} icon={<CalendarPlus aria-hidden />}>
            {t('request')}
          </LinkButton>
          <LinkButton to={paths.booking.week()}>{t('toCalendar')}</LinkButton>
        </>
      }
    />
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
