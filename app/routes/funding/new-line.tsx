import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { newLineSchema } from '#app/domains/funding/money/forms.ts';
import { addLine } from '#app/domains/funding/money/add-line.server.ts';
import { getGrant, listLetters } from '#app/domains/funding/pages/grants.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerMoney, answerMoneyProblems } from './money/answers.server.ts';
import { lineOfForm, newLine } from './money/form-values.ts';
import { LineForm } from './money/line-form.tsx';

/** The form of a new plan line. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const [grant, letters] = await readTogether(readCtx(), (ctx) => [
    getGrant(ctx, actor, grantId),
    listLetters(ctx, actor, grantId),
  ]);
  const kind = new URL(request.url).searchParams.get('art') === 'income' ? 'income' : 'expense';
  return {
    title: translator(actor.locale, 'funding.money')('newLine'),
    grantId,
    grantTitle: grant.title,
    kind,
    letters: letters.map(({ id, fileNumber, issuedOn }) => ({ id, fileNumber, issuedOn })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const { locale } = actor;
  const fields = await readFields(request);
  const values = lineOfForm(fields);
  const submission = parseForm(fields, newLineSchema);
  if (submission.status !== 'success') return data(answerMoney(values, submission.error, locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await addLine(verbCtx(actor, context), { grantId, ...input });
  if (outcome.kind === 'refused') return data(answerMoneyProblems(values, outcome.problems, locale), { status: 422 });
  const text = translator(locale, 'funding.money')('addedLine', { label: input.label });
  return redirectWithFlash(paths.funding.plan(grantId), { tone: 'good', text });
}

export default function NewLineScreen() {
  const { title, grantId, grantTitle, kind, letters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.money');
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={title}
        lede={grantTitle}
        back={<BackLink to={paths.funding.plan(grantId)}>{t('plan')}</BackLink>}
      />
      <StartedForms>
        <LineForm
          action={paths.funding.newLine(grantId)}
          version={null}
          values={newLine(kind)}
          answer={answer ?? null}
          letters={letters}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
