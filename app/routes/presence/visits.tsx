import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { Download, Footprints } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listOwnPlaces } from '#app/domains/presence/pages/places.server.ts';
import { listVisits, readKeepDays, visitsQuery } from '#app/domains/presence/pages/visit-log.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterDay, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { PresenceTabs } from './admin/presence-tabs.tsx';
import { VisitTable } from './visits/visit-table.tsx';
import { visitView } from './visits/visit-view.server.ts';

/** The log of visits at an admin's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const query = visitsQuery.read(request.url);
  const [{ rows, next }, places, days] = await readTogether(readCtx(), (ctx) => [
    listVisits(ctx, actor, query),
    listOwnPlaces(ctx, actor),
    readKeepDays(ctx),
  ]);
  const person = rows.find(({ userId }) => userId === query.userId);
  return {
    title: translator(actor.locale, 'presence.visits')('title'),
    days,
    isWrongOrder: query.from !== null && query.until !== null && query.from > query.until,
    rows: rows.map((row) => visitView(row, actor.locale)),
    places: places.map(({ id, name, rooms }) => ({ id, name, rooms: rooms.map((room) => ({ ...room })) })),
    list: visitsQuery.address(request.url, paths.presence.visits(), next),
    person: query.userId === null ? null : { id: query.userId, name: person?.name ?? '–' },
  };
}

export default function VisitsScreen() {
  const { title, days, isWrongOrder, rows, places, list, person } = useLoaderData<typeof loader>();
  const t = useTranslations('presence.visits');
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede', { days })}
        actions={
          <a href={`${paths.presence.visitsCsv()}${search}`} download className={buttonClass('plain')}>
            <Download aria-hidden className="size-4" />
            {t('csv')}
          </a>
        }
      />
      <PresenceTabs current="visits" />
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-y py-4 sm:grid-cols-3 xl:grid-cols-[1.3fr_1.2fr_1.2fr_9rem_9rem_auto]"
        actionsClassName="max-sm:col-span-2"
      >
        <FilterText name="suche" label={t('text')} hint={t('textHint')} className="max-sm:col-span-2" />
        <FilterSelect
          name="raum"
          label={t('room')}
          any={t('anyRoom')}
          groups={places
            .filter(({ rooms }) => rooms.length > 0)
            .map(({ name, rooms }) => ({
              label: name,
              options: rooms.map((room) => ({ value: room.id, label: room.name })),
            }))}
        />
        <FilterSelect
          name="anlage"
          label={t('facility')}
          any={t('anyFacility')}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterDay name="von" label={t('from')} />
        <FilterDay name="bis" label={t('until')} />
        {person ? (
          <FilterSelect
            name="person"
            label={t('person')}
            any={t('anyPerson')}
            options={[{ value: person.id, label: person.name }]}
            className="max-sm:col-span-2"
          />
        ) : null}
      </FilterBar>
      {isWrongOrder ? (
        <Notice tone="warn" className="mb-5">
          {t('wrongOrder')}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Footprints} title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <VisitTable rows={rows} />
      )}
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
