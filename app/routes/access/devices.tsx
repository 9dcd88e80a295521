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
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { ConditionBadge } from './admin/condition-badge.tsx';
import { type DeviceView, deviceView } from './device/device-view.server.ts';
import { Hardware } from './device/hardware.tsx';

/** The devices of an admin's operator and how they stand. */
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
        <>
          <div aria-hidden className={`${GRID} border-b border-line-strong pb-1.5 text-xs text-muted max-lg:hidden`}>
            <span>{t('device')}</span>
            <span>{t('state')}</span>
            <span>{t('doors')}</span>
            <span>{t('tech')}</span>
            <span className="text-right">{t('lastSeen')}</span>
          </div>
          <ul aria-label={t('table')} className="divide-y border-b">
            {devices.map((device) => (
              <Row key={device.id} device={device} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const GRID =
  'grid items-start gap-x-5 gap-y-1.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1fr)_minmax(0,1.3fr)_12rem]';

function Row({ device }: { device: DeviceView }) {
  const t = useTranslations('access.devices');
  return (
    <li className={`${GRID} py-3 text-sm`}>
      <div className="min-w-0">
        <Link
          to={paths.access.device(device.id)}
          className="tap inline-flex items-center text-base font-semibold underline-offset-2 wrap-anywhere hover:underline lg:min-h-0 lg:text-sm"
        >
          {device.name}
        </Link>
        <p className="text-xs text-muted wrap-anywhere">{device.deviceId}</p>
      </div>
      <div className="grid justify-items-start gap-1">
        <ConditionBadge condition={device.condition} />
        {device.since && device.since !== device.lastSeen ? (
          <span className="text-xs text-muted">{t('since', { time: device.since })}</span>
        ) : null}
      </div>
      <p lang="de" className="wrap-anywhere">
        {device.areas.map((area) => area.title).join(', ') || <span className="text-muted">{t('noDoors')}</span>}
      </p>
      <Hardware device={device} />
      <p className="text-muted tabular-nums lg:text-right">
        <span className="lg:hidden">{t('lastSeen')}: </span>
        {device.lastSeen ?? t('never')}
      </p>
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
