import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { Power, PowerOff, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { deviceActSchema } from '#app/domains/access/schema.ts';
import { listAdministeredAreas } from '#app/domains/access/areas/area-pages.server.ts';
import { confirmDevice } from '#app/domains/access/devices/confirm-device.server.ts';
import { getAdministeredDevice } from '#app/domains/access/devices/device-pages.server.ts';
import { editDevice } from '#app/domains/access/devices/edit-device.server.ts';
import { inviteDevice } from '#app/domains/access/devices/invite-device.server.ts';
import { removeDevice } from '#app/domains/access/devices/remove-device.server.ts';
import { setDeviceActive } from '#app/domains/access/devices/set-device-active.server.ts';
import { DEVICE_TOPIC } from '#app/domains/access/live.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { ConditionBadge } from './admin/condition-badge.tsx';
import { exactMoment, momentOrNull } from './admin/moments.server.ts';
import { pathId } from './admin/query.server.ts';
import { answerErrors, answerInvited, answerNotice } from './device/answers.server.ts';
import { AreaChoices } from './device/area-choices.tsx';
import { type DeviceView, deviceView } from './device/device-view.server.ts';
import { Enrolment } from './device/enrolment.tsx';
import { Hardware } from './device/hardware.tsx';

/** A device: how it stands, what it opens, and how a machine becomes it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const ctx = readCtx();
  const [device, areas] = await Promise.all([
    getAdministeredDevice(ctx, actor, pathId(params['deviceId'])),
    listAdministeredAreas(ctx, actor),
  ]);
  if (!device) throw new Response(null, { status: 404 });
  return {
    title: device.name,
    device: deviceView(device, actor.locale),
    enrolledAt: momentOrNull(device.enrolledAtMs, actor.locale),
    codeUntil: device.codeUntilMs === null ? null : exactMoment(device.codeUntilMs, actor.locale),
    areas: areas.map(({ id, title, facilityName }) => ({ id, title, facilityName })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const id = pathId(params['deviceId']);
  const { locale } = actor;
  const t = translator(locale, 'access.devices');
  const submission = await readForm(request, deviceActSchema);
  if (submission.status !== 'success') return data(answerErrors(submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const here = paths.access.device(id);
  const refuse = (text: string) => data(answerNotice(text), { status: 409 });
  switch (input.intent) {
    case 'save': {
      const { version, name, areaIds } = input;
      const outcome = await editDevice(ctx, { id, version, name, areaIds });
      if (outcome.kind === 'stale') return refuse(t('stale'));
      return redirectWithFlash(here, { tone: 'good', text: t('saved', { device: name }) });
    }
    case 'invite':
      return data(answerInvited(await inviteDevice(ctx, { id }), locale), { headers: PRIVATE });
    case 'confirm': {
      const outcome = await confirmDevice(ctx, { id, version: input.version });
      if (outcome.kind !== 'confirmed') return refuse(t(outcome.kind));
      return redirectWithFlash(here, { tone: 'good', text: t('confirmed', { device: outcome.name }) });
    }
    case 'enable':
    case 'disable': {
      const isActive = input.intent === 'enable';
      const outcome = await setDeviceActive(ctx, { id, isActive });
      if (outcome.kind === 'unconfirmed') return refuse(t('unconfirmed'));
      const text = t(isActive ? 'enabled' : 'disabled', { device: outcome.name });
      return redirectWithFlash(here, { tone: 'good', text });
    }
    case 'remove': {
      const outcome = await removeDevice(ctx, { id });
      if (outcome.kind === 'used') return refuse(t('used', { jobs: outcome.jobs }));
      return redirectWithFlash(paths.access.devices(), { tone: 'good', text: t('removed', { device: outcome.name }) });
    }
  }
}

/** The answer may show a code. */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

export default function DeviceScreen() {
  const { title, device, enrolledAt, codeUntil, areas } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('access.devices');
  useLiveRevalidate(paths.live(), DEVICE_TOPIC.is);
  const chosen = device.areas.map(({ id }) => id);
  const isSaving = useNavigation().formData?.get('intent') === 'save';
  return (
    <div className="grid max-w-2xl gap-8">
      <div className="grid gap-4">
        <PageHeader
          title={title}
          lede={device.deviceId}
          back={<BackLink to={paths.access.devices()}>{t('back')}</BackLink>}
        />
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        <Standing device={device} />
      </div>
      <Enrolment
        device={device}
        enrolledAt={enrolledAt}
        codeUntil={codeUntil}
        invitation={codeUntil ? (answer?.invitation ?? null) : null}
      />
      <section aria-labelledby="settings" className="grid gap-4">
        <h2 id="settings" className="border-b pb-1 text-base font-semibold">
          {t('settings')}
        </h2>
        <Form key={[device.name, ...chosen].join()} method="post" noValidate className="grid gap-5">
          <input type="hidden" name="intent" value="save" />
          <input type="hidden" name="version" value={device.version} />
          <Field field={{ id: 'device-name' }} errors={answer?.errors['name']} label={t('name')} help={t('nameHelp')}>
            <Input name="name" defaultValue={device.name} maxLength={80} required />
          </Field>
          <AreaChoices areas={areas} chosen={chosen} errors={answer?.errors['areaIds']} />
          <div>
            <Button tone="primary" busy={isSaving}>
              {t('save')}
            </Button>
          </div>
        </Form>
      </section>
      <Service device={device} />
    </div>
  );
}

function Standing({ device }: { device: DeviceView }) {
  const t = useTranslations('access.devices');
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <ConditionBadge condition={device.condition} />
        {device.since ? <span className="text-muted">{t('since', { time: device.since })}</span> : null}
      </p>
      <p className="text-muted">
        {t('lastSeen')}: {device.lastSeen ?? t('never')}
      </p>
      <Hardware device={device} />
    </div>
  );
}

function Service({ device }: { device: DeviceView }) {
  const t = useTranslations('access.devices');
  const isOn = device.condition === 'online' || device.condition === 'offline';
  const act = isOn ? 'disable' : 'enable';
  const canSwitch = isOn || device.condition === 'disabled';
  return (
    <section aria-labelledby="power" className="grid gap-4">
      <h2 id="power" className="border-b pb-1 text-base font-semibold">
        {t('power')}
      </h2>
      {canSwitch ? (
        <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <Button name="intent" value={act} icon={isOn ? <PowerOff aria-hidden /> : <Power aria-hidden />}>
            {t(act)}
          </Button>
          <p className="text-sm text-muted">{t(`${act}Hint`)}</p>
        </Form>
      ) : null}
      <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Button tone="danger" name="intent" value="remove" icon={<Trash2 aria-hidden />}>
          {t('remove')}
        </Button>
        <p className="text-sm text-muted">{t('removeHint')}</p>
      </Form>
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
