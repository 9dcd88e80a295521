import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createAreaSchema } from '#app/domains/access/schema.ts';
import { getAreaChoices } from '#app/domains/access/areas/area-pages.server.ts';
import { createArea } from '#app/domains/access/areas/create-area.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProblems, answerUnreadable } from './area/answers.server.ts';
import { AreaForm } from './area/area-form.tsx';
import { newAreaValues } from './area/area-values.ts';

/** The form of a new door. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const choices = await getAreaChoices(readCtx(), actor);
  return { title: translator(actor.locale, 'access.areas')('newArea'), choices };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const fields = await readFields(request);
  const submission = parseForm(fields, createAreaSchema);
  if (submission.status !== 'success')
    return data(answerUnreadable(fields, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createArea(verbCtx(actor, context), input);
  switch (outcome.kind) {
    case 'created': {
      const text = translator(actor.locale, 'access.areas')('created', { door: input.title });
      return redirectWithFlash(paths.access.area(outcome.areaId), { tone: 'good', text });
    }
    case 'refused':
      return data(answerProblems(fields, outcome.problems, actor.locale), { status: 422 });
  }
}

export default function NewAreaScreen() {
  const { title, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.areas');
  return (
    <>
      <PageHeader title={title} back={<BackLink to={paths.access.areas()}>{t('back')}</BackLink>} />
      <StartedForms>
        <AreaForm
          action={paths.access.newArea()}
          version={null}
          values={newAreaValues(choices.facilities[0]?.id ?? '')}
          answer={answer ?? null}
          choices={choices}
          devices={[]}
        />
      </StartedForms>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
