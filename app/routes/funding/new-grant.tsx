import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { newGrantSchema } from '#app/domains/funding/grants/forms.ts';
import { createGrant } from '#app/domains/funding/grants/create-grant.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProject } from './projects/answers.server.ts';
import { grantOfForm, NEW_GRANT } from './projects/form-values.ts';
import { GrantForm } from './projects/grant-form.tsx';

/** The form of a new grant. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  return { title: translator(actor.locale, 'funding.projects')('new') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const fields = await readFields(request);
  const values = grantOfForm(fields);
  const submission = parseForm(fields, newGrantSchema);
  if (submission.status !== 'success')
    return data(answerProject(values, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createGrant(verbCtx(actor, context), input);
  if (outcome.kind === 'refused')
    return data(answerProject(values, codesOf(outcome.problems), actor.locale), { status: 422 });
  const text = translator(actor.locale, 'funding.projects')('created', { name: input.title });
  return redirectWithFlash(paths.funding.grant(outcome.grantId), { tone: 'good', text });
}

export default function NewGrantScreen() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.projects');
  return (
    <div className="max-w-3xl">
      <PageHeader title={title} back={<BackLink to={paths.funding.projects()}>{t('back')}</BackLink>} />
      <StartedForms>
        <GrantForm action={paths.funding.newGrant()} version={null} values={NEW_GRANT} answer={answer ?? null} />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
