import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createWorkArea } from '#app/domains/staff/crew/create-work-area.server.ts';
import { newWorkAreaSchema } from '#app/domains/staff/crew/schema.ts';
import { listWorkPlaces } from '#app/domains/staff/pages/crew-pages.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerCrew } from './crew/answers.server.ts';
import { newWorkArea, workAreaOfForm } from './crew/form-values.ts';
import { WorkAreaForm } from './crew/work-area-form.tsx';

/** The form of a new work area. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const places = await listWorkPlaces(readCtx(), actor);
  return { title: translator(actor.locale, 'staff.crew')('area.new'), places };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const fields = await readFields(request);
  const values = workAreaOfForm(fields);
  const submission = parseForm(fields, newWorkAreaSchema);
  if (submission.status !== 'success') return data(answerCrew(values, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createWorkArea(verbCtx(actor, context), input);
  if (outcome.kind === 'refused')
    return data(answerCrew(values, codesOf(outcome.problems, { facilityId: 'place', roomId: 'place' }), actor.locale), {
      status: 422,
    });
  const text = translator(actor.locale, 'staff.crew')('created', { name: input.name });
  return redirectWithFlash(paths.staff.workArea(outcome.workAreaId), { tone: 'good', text });
}

export default function NewWorkAreaScreen() {
  const { title, places } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.crew');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.staff.workAreas()}>{t('area.back')}</BackLink>} />
      <StartedForms>
        <WorkAreaForm
          action={paths.staff.newWorkArea()}
          version={null}
          values={newWorkArea(places[0]?.id ?? '')}
          answer={answer ?? null}
          places={places}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
