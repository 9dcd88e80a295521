import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MapPin, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listWorkAreas } from '#app/domains/staff/pages/crew-pages.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CrewTabs } from './crew/crew-tabs.tsx';
import { StateBadge } from './crew/state.tsx';

/** The work areas of the manager's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const areas = await listWorkAreas(readCtx(), actor);
  return { title: translator(actor.locale, 'staff.crew')('area.title'), areas };
}

export default function WorkAreasScreen() {
  const { title, areas } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.crew');
  const columns: Column<(typeof areas)[number]>[] = [
    {
      key: 'name',
      head: t('area.name'),
      width: 'minmax(0,1.4fr)',
      cell: ({ id, name, color }) => (
        <span className="flex items-center gap-2">
          <span aria-hidden className="size-3.5 shrink-0 rounded-sm border" style={{ backgroundColor: color }} />
          <RowLink to={paths.staff.workArea(id)}>{name}</RowLink>
        </span>
      ),
    },
    {
      key: 'place',
      head: t('area.place'),
      width: 'minmax(0,1.6fr)',
      isLabelled: true,
      cell: ({ facilityName, roomName }) => (
        <span lang="de">
          {roomName ?? facilityName} {roomName ? <span className="text-muted">· {facilityName}</span> : null}
        </span>
      ),
    },
    {
      key: 'clock',
      head: t('area.clock'),
      width: 'minmax(0,1.2fr)',
      isLabelled: true,
      cell: ({ clockSuggestion }) => t(`area.clocks.${clockSuggestion}`),
    },
    {
      key: 'state',
      head: t('state'),
      width: '9rem',
      cell: ({ isActive }) => <StateBadge isOn={isActive}>{t(isActive ? 'area.inUse' : 'area.outOfUse')}</StateBadge>,
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('area.lede')}
        actions={
          <LinkButton to={paths.staff.newWorkArea()} tone="primary" icon={<Plus aria-hidden />}>
            {t('area.new')}
          </LinkButton>
        }
      />
      <CrewTabs current="workAreas" />
      {areas.length === 0 ? (
        <EmptyState icon={MapPin} title={t('area.none')}>
          {t('area.noneHint')}
        </EmptyState>
      ) : (
        <DataTable label={title} columns={columns} rows={areas} keyOf={({ id }) => id} />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
