import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createDeviceSchema } from '#app/domains/access/schema.ts';
import { listAdministeredAreas } from '#app/domains/access/areas/area-pages.server.ts';
import { createDevice } from '#app/domains/access/devices/create-device.server.ts';
import { suggestDeviceId } from '#app/domains/access/rules/devices.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { answerDevice, valuesOfDevice } from './device/answers.server.ts';
import { AreaChoices } from './device/area-choices.tsx';

/** The form of a new device. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const areas = await listAdministeredAreas(readCtx(), actor);
  return {
    title: translator(actor.locale, 'access.devices')('newDevice'),
    areas: areas.map(({ id, title, facilityName }) => ({ id, title, facilityName })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const fields = await readFields(request);
  const sent = valuesOfDevice(fields);
  // An empty identifier is made from the name, also without JavaScript.
  if (sent.deviceId === '' && sent.name) fields.set('deviceId', suggestDeviceId(sent.name));
  const submission = parseForm(fields, createDeviceSchema);
  if (submission.status !== 'success') return data(answerDevice(sent, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createDevice(verbCtx(actor, context), input);
  switch (outcome.kind) {
    case 'created': {
      const text = translator(actor.locale, 'access.devices')('created', { device: input.name });
      return redirectWithFlash(paths.access.device(outcome.id), { tone: 'good', text });
    }
    case 'taken':
      return data(answerDevice({ ...sent, deviceId: input.deviceId }, { deviceId: ['taken'] }, actor.locale), {
        status: 422,
      });
  }
}

export default function NewDeviceScreen() {
  const { title, areas } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.devices');
  const tUi = useTranslations('shell.ui');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.access.devices()}>{t('back')}</BackLink>} />
      <StartedForms>
        <EntityForm action={paths.access.newDevice()} version={null} answer={answer ?? null} className="grid gap-5">
          <TextField
            limit={80}
            field={{ id: 'device-name' }}
            errors={answer?.errors['name']}
            label={t('name')}
            help={t('nameHelp')}
          >
            <Input name="name" defaultValue={answer?.values.name} required />
          </TextField>
          <Field
            field={{ id: 'device-id' }}
            errors={answer?.errors['deviceId']}
            label={t('id')}
            optionalLabel={tUi('optional')}
            help={`${t('idHelp')} ${t('idHelpNew')}`}
          >
            <Input
              name="deviceId"
              defaultValue={answer?.values.deviceId}
              maxLength={40}
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <AreaChoices areas={areas} chosen={answer?.values.areaIds ?? []} errors={answer?.errors['areaIds']} />
          <div>
            <SaveButton>{t('create')}</SaveButton>
          </div>
        </EntityForm>
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
