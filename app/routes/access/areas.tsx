import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Ban, KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listAdministeredAreas } from '#app/domains/access/areas/area-pages.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { ConditionBadge } from './admin/condition-badge.tsx';
import { type AreaLineView, areaLineView } from './area/area-line-view.server.ts';

/** The doors of an admin's operator with their rules, devices and last opening. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const areas = await listAdministeredAreas(readCtx(), actor);
  const names = [...new Set(areas.map(({ facilityName }) => facilityName))];
  return {
    title: translator(actor.locale, 'access.areas')('title'),
    facilities: names.map((name) => ({
      name,
      areas: areas.filter((area) => area.facilityName === name).map((area) => areaLineView(area, actor.locale)),
    })),
  };
}

export default function AreasScreen() {
  const { title, facilities } = useLoaderData<typeof loader>();
  const t = useTranslations('access.areas');
  const columns = useColumns();
  const newDoor = (
    <LinkButton to={paths.access.newArea()} tone="primary" icon={<Plus aria-hidden />}>
      {t('newArea')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={title} actions={newDoor} />
      <AdminTabs current="areas" />
      {facilities.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <div className="grid gap-7">
          {facilities.map(({ name, areas }) => (
            <section key={name}>
              <h2 lang="de" className="mb-1.5 font-semibold">
                {name}
              </h2>
              <DataTable label={name} columns={columns} rows={areas} keyOf={({ id }) => id} />
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function useColumns(): Column<AreaLineView>[] {
  const t = useTranslations('access.areas');
  return [
    {
      key: 'door',
      head: t('door'),
      width: 'minmax(0,1.3fr)',
      cell: (area) => <Named area={area} />,
    },
    { key: 'rules', head: t('rules'), width: 'minmax(0,1.6fr)', cell: (area) => <Rules area={area} /> },
    { key: 'device', head: t('device'), width: 'minmax(0,1.4fr)', cell: (area) => <Devices area={area} /> },
    {
      key: 'lastOpened',
      head: t('lastOpened'),
      width: '12rem',
      align: 'end',
      isLabelled: true,
      className: 'text-muted tabular-nums',
      cell: ({ lastOpened }) => lastOpened ?? t('never'),
    },
  ];
}

function Named({ area }: { area: AreaLineView }) {
  return (
    <>
      <Link
        to={paths.access.area(area.id)}
        lang="de"
        className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
      >
        {area.title}
      </Link>
      <p className="text-xs text-muted">{[area.slug, area.roomName].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function Devices({ area }: { area: AreaLineView }) {
  const t = useTranslations('access.areas');
  if (area.devices.length === 0) return <span className="text-muted">{t('noDevice')}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1.5">
      {area.devices.map((device) => (
        <li key={device.id} className="flex flex-wrap items-center gap-1.5">
          <Link to={paths.access.device(device.id)} className="hover:underline">
            {device.name}
          </Link>
          <ConditionBadge condition={device.condition} />
        </li>
      ))}
    </ul>
  );
}

function Rules({ area }: { area: AreaLineView }) {
  const t = useTranslations('access.areas');
  const isPlain = area.openToMembers && !area.requiresOptin;
  return (
    <p className="flex flex-wrap gap-1.5">
      {area.isActive ? null : <Badge icon={Ban}>{t('inactive')}</Badge>}
      {isPlain ? <Badge>{t('rule.members')}</Badge> : null}
      {area.openToMembers && area.requiresOptin ? <Badge>{t('rule.optin')}</Badge> : null}
      {area.openToMembers ? null : <Badge>{t('rule.onlyOptin')}</Badge>}
      {area.minAge === null ? null : <Badge>{t('rule.age', { age: String(area.minAge) })}</Badge>}
      {area.requiredSubscription === null ? null : (
        <Badge>{t('rule.subscription', { kind: area.requiredSubscription })}</Badge>
      )}
    </p>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
