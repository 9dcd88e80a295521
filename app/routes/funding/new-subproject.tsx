import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { newSubprojectSchema } from '#app/domains/funding/subprojects/forms.ts';
import { getGrant } from '#app/domains/funding/pages/grants.server.ts';
import { listTree } from '#app/domains/funding/pages/subprojects.server.ts';
import { createSubproject, MAX_LEVEL } from '#app/domains/funding/subprojects/create-subproject.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProject } from './projects/answers.server.ts';
import { subprojectOfForm } from './projects/form-values.ts';
import { SubprojectForm } from './projects/subproject-form.tsx';

/** The form of a new sub-project of a grant; `unter` is what it is below. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const [grant, tree] = await readTogether(readCtx(), (ctx) => [
    getGrant(ctx, actor, grantId),
    listTree(ctx, actor, grantId),
  ]);
  const parents = tree.filter(({ isActive, level }) => isActive && level < MAX_LEVEL);
  const chosen = new URL(request.url).searchParams.get('unter');
  return {
    title: translator(actor.locale, 'funding.subprojects')('new'),
    grantTitle: grant.title,
    grantId,
    parents: parents.map(({ id, number, name }) => ({ id, number, name })),
    parentId: parents.find(({ id }) => id === chosen)?.id ?? '',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const fields = await readFields(request);
  const values = subprojectOfForm(fields);
  const submission = parseForm(fields, newSubprojectSchema);
  if (submission.status !== 'success')
    return data(answerProject(values, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createSubproject(verbCtx(actor, context), { grantId, ...input });
  if (outcome.kind === 'refused')
    return data(answerProject(values, codesOf(outcome.problems), actor.locale), { status: 422 });
  const text = translator(actor.locale, 'funding.projects')('created', { name: input.name });
  return redirectWithFlash(paths.funding.subproject(outcome.subprojectId), { tone: 'good', text });
}

export default function NewSubprojectScreen() {
  const { title, grantTitle, grantId, parents, parentId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.projects');
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={title}
        lede={`${t('grant')}: ${grantTitle}`}
        back={<BackLink to={paths.funding.grant(grantId)}>{grantTitle}</BackLink>}
      />
      <StartedForms>
        <SubprojectForm
          action={paths.funding.newSubproject(grantId)}
          version={null}
          values={{ parentId, number: '', name: '', budget: '', master: [] }}
          answer={answer ?? null}
          parents={parents}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
