import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { editSubprojectSchema, keepSources } from '#app/domains/funding/subprojects/forms.ts';
import { getSubproject } from '#app/domains/funding/pages/subprojects.server.ts';
import { editSubproject } from '#app/domains/funding/subprojects/edit-subproject.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProject, answerProjectEdit } from './projects/answers.server.ts';
import { subprojectOfForm, subprojectOfRow } from './projects/form-values.ts';
import { SubprojectForm } from './projects/subproject-form.tsx';

/** The form of a sub-project with its grey fields. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const found = await getSubproject(readCtx(), actor, pathId(params, 'subprojectId'));
  if (!found.isAdmin) throw new ForbiddenError('funding.administer');
  return { title: found.name, subprojectId: found.id, version: found.version, values: subprojectOfRow(found) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const subprojectId = pathId(params, 'subprojectId');
  const { locale } = actor;
  const found = await getSubproject(readCtx(), actor, subprojectId);
  const fields = await readFields(request);
  const values = subprojectOfForm(fields);
  const submission = parseForm(fields, editSubprojectSchema);
  if (submission.status !== 'success') return data(answerProject(values, submission.error, locale), { status: 422 });
  const { intent: _intent, masterData, ...input } = submission.value;
  const outcome = await editSubproject(verbCtx(actor, context), {
    subprojectId,
    ...input,
    masterData: keepSources(masterData, found.masterData),
  });
  return answerProjectEdit(outcome, { values, here: paths.funding.subproject(subprojectId), name: input.name, locale });
}

export default function EditSubprojectScreen() {
  const { title, subprojectId, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.projects');
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('edit')} back={<BackLink to={paths.funding.subproject(subprojectId)}>{title}</BackLink>} />
      <StartedForms>
        <SubprojectForm
          key={version}
          action={paths.funding.editSubproject(subprojectId)}
          version={version}
          values={values}
          answer={answer ?? null}
          parents={[]}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
