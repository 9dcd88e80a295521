import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editGrantSchema } from '#app/domains/funding/grants/forms.ts';
import { editGrant } from '#app/domains/funding/grants/edit-grant.server.ts';
import { getGrant } from '#app/domains/funding/pages/grants.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProject, answerProjectEdit } from './projects/answers.server.ts';
import { grantOfForm, grantOfRow } from './projects/form-values.ts';
import { GrantForm } from './projects/grant-form.tsx';
import { useTranslations } from 'use-intl';

/** The form of a grant. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grant = await getGrant(readCtx(), actor, pathId(params, 'grantId'));
  return { title: grant.title, grantId: grant.id, version: grant.version, values: grantOfRow(grant) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const { locale } = actor;
  const fields = await readFields(request);
  const values = grantOfForm(fields);
  const submission = parseForm(fields, editGrantSchema);
  if (submission.status !== 'success') return data(answerProject(values, submission.error, locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editGrant(verbCtx(actor, context), { grantId, ...input });
  return answerProjectEdit(outcome, { values, here: paths.funding.grant(grantId), name: input.title, locale });
}

export default function EditGrantScreen() {
  const { title, grantId, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.projects');
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('edit')} back={<BackLink to={paths.funding.grant(grantId)}>{title}</BackLink>} />
      <StartedForms>
        <GrantForm
          key={version}
          action={paths.funding.editGrant(grantId)}
          version={version}
          values={values}
          answer={answer ?? null}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
