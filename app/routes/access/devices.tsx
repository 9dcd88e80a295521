import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Cpu, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listAdministeredDevices } from '#app/domains/access/devices/device-pages.server.ts';
import { DEVICE_TOPIC } from '#app/domains/access/live.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { ConditionBadge } from './admin/condition-badge.tsx';
import { type DeviceView, deviceView } from './device/device-view.server.ts';
import { Hardware } from './device/hardware.tsx';

/** The devices of an admin's operator with their condition. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const devices = await listAdministeredDevices(readCtx(), actor);
  return {
    title: translator(actor.locale, 'access.devices')('title'),
    devices: devices.map((device) => deviceView(device, actor.locale)),
  };
}

export default function DevicesScreen() {
  const { title, devices } = useLoaderData<typeof loader>();
  const t = useTranslations('access.devices');
  useLiveRevalidate(paths.live(), DEVICE_TOPIC.is);
  const newDevice = (
    <LinkButton to={paths.access.newDevice()} tone="primary" icon={<Plus aria-hidden />}>
      {t('newDevice')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={title} actions={newDevice} />
      <AdminTabs current="devices" />
      {devices.length === 0 ? (
        <EmptyState icon={Cpu} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <DeviceTable devices={devices} />
      )}
    </>
  );
}

function DeviceTable({ devices }: { devices: readonly DeviceView[] }) {
  const t = useTranslations('access.devices');
  const columns: Column<DeviceView>[] = [
    { key: 'device', head: t('device'), width: 'minmax(0,1fr)', cell: (device) => <Named device={device} /> },
    { key: 'state', head: t('state'), width: 'minmax(0,1.1fr)', cell: (device) => <Condition device={device} /> },
    {
      key: 'doors',
      head: t('doors'),
      width: 'minmax(0,1fr)',
      cell: ({ areas }) =>
        areas.length > 0 ? (
          <span lang="de">{areas.map(({ title }) => title).join(', ')}</span>
        ) : (
          <span className="text-muted">{t('noDoors')}</span>
        ),
    },
    { key: 'tech', head: t('tech'), width: 'minmax(0,1.3fr)', cell: (device) => <Hardware device={device} /> },
    {
      key: 'lastSeen',
      head: t('lastSeen'),
      width: '12rem',
      align: 'end',
      isLabelled: true,
      className: 'text-muted tabular-nums',
      cell: ({ lastSeen }) => lastSeen ?? t('never'),
    },
  ];
  return <DataTable label={t('table')} columns={columns} rows={devices} keyOf={({ id }) => id} />;
}

function Named({ device }: { device: DeviceView }) {
  return (
    <>
      <Link
        to={paths.access.device(device.id)}
        className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
      >
        {device.name}
      </Link>
      <p className="text-xs text-muted">{device.deviceId}</p>
    </>
  );
}

function Condition({ device }: { device: DeviceView }) {
  const t = useTranslations('access.devices');
  return (
    <div className="grid justify-items-start gap-1">
      <ConditionBadge condition={device.condition} />
      {device.since && device.since !== device.lastSeen ? (
        <span className="text-xs text-muted">{t('since', { time: device.since })}</span>
      ) : null}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
