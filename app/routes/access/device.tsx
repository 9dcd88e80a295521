import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Power, PowerOff } from 'lucide-react';
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
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { EntityForm, RemoveSection, SaveButton } from '#app/ui/entity-form.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { ConditionBadge } from './admin/condition-badge.tsx';
import { exactMoment, momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { answerDevice, invitationOf, valuesOfDevice } from './device/answers.server.ts';
import { AreaChoices } from './device/area-choices.tsx';
import { type DeviceView, deviceView } from './device/device-view.server.ts';
import { Enrolment } from './device/enrolment.tsx';
import { Hardware } from './device/hardware.tsx';

/** A device: its condition, its doors, and the enrolment of its machine. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const ctx = readCtx();
  const [device, areas] = await Promise.all([
    getAdministeredDevice(ctx, actor, pathId(params, 'deviceId')),
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
  const id = pathId(params, 'deviceId');
  const { locale } = actor;
  const t = translator(locale, 'access.devices');
  const fields = await readFields(request);
  const sent = valuesOfDevice(fields);
  const submission = parseForm(fields, deviceActSchema);
  if (submission.status !== 'success')
    return data({ form: answerDevice(sent, submission.error, locale) }, { status: 422 });
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const here = paths.access.device(id);
  const refuse = (notice: string) => data({ notice }, { status: 409 });
  switch (input.intent) {
    case 'save': {
      const { version, name, areaIds } = input;
      const outcome = await editDevice(ctx, { id, version, name, areaIds });
      if (outcome.kind === 'stale') return data({ form: answerStale(sent, t('stale')) }, { status: 409 });
      return redirectWithFlash(here, { tone: 'good', text: t('saved', { device: name }) });
    }
    case 'invite':
      return data({ invitation: invitationOf(await inviteDevice(ctx, { id }), locale) }, { headers: PRIVATE });
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
  const form = answer && 'form' in answer ? answer.form : null;
  const notice = answer && 'notice' in answer ? answer.notice : null;
  const invitation = answer && 'invitation' in answer ? answer.invitation : null;
  const stored = device.areas.map(({ id }) => id);
  return (
    <div className="grid max-w-2xl gap-8">
      <div className="grid gap-4">
        <PageHeader
          title={title}
          lede={device.deviceId}
          back={<BackLink to={paths.access.devices()}>{t('back')}</BackLink>}
        />
        {notice ? <Notice tone="error">{notice}</Notice> : null}
        <Standing device={device} />
      </div>
      <Enrolment
        device={device}
        enrolledAt={enrolledAt}
        codeUntil={codeUntil}
        invitation={codeUntil ? invitation : null}
      />
      <section aria-labelledby="settings" className="grid gap-4">
        <h2 id="settings" className="border-b pb-1 text-base font-semibold">
          {t('settings')}
        </h2>
        <StartedForms>
          <EntityForm
            key={[device.name, ...stored].join()}
            action={paths.access.device(device.id)}
            version={device.version}
            answer={form}
            className="grid gap-5"
          >
            <TextField
              limit={80}
              field={{ id: 'device-name' }}
              errors={form?.errors['name']}
              label={t('name')}
              help={t('nameHelp')}
            >
              <Input name="name" defaultValue={form?.values.name ?? device.name} required />
            </TextField>
            <AreaChoices areas={areas} chosen={form?.values.areaIds ?? stored} errors={form?.errors['areaIds']} />
            <div>
              <SaveButton>{t('save')}</SaveButton>
            </div>
          </EntityForm>
        </StartedForms>
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
      <RemoveSection action={paths.access.device(device.id)} label={t('remove')} hint={t('removeHint')} />
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
