import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { lineActSchema } from '#app/domains/funding/money/forms.ts';
import { editLine } from '#app/domains/funding/money/edit-line.server.ts';
import { removeLine } from '#app/domains/funding/money/remove-line.server.ts';
import { listLetters } from '#app/domains/funding/pages/grants.server.ts';
import { getPlanLine } from '#app/domains/funding/pages/money.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { RemoveSection } from '#app/ui/entity-form.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerMoney, answerMoneyProblems } from './money/answers.server.ts';
import { lineOfForm, lineOfRow } from './money/form-values.ts';
import { LineForm } from './money/line-form.tsx';

/** A plan line, as a form. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const line = await getPlanLine(readCtx(), actor, pathId(params, 'lineId'));
  const letters = await listLetters(readCtx(), actor, line.grantId);
  return {
    title: line.label,
    line: { id: line.id, grantId: line.grantId, version: line.version },
    values: lineOfRow(line),
    letters: letters.map(({ id, fileNumber, issuedOn }) => ({ id, fileNumber, issuedOn })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const lineId = pathId(params, 'lineId');
  const { locale } = actor;
  const t = translator(locale, 'funding.money');
  const { grantId } = await getPlanLine(readCtx(), actor, lineId);
  const fields = await readFields(request);
  const values = lineOfForm(fields);
  const submission = parseForm(fields, lineActSchema);
  const answer = (form: ReturnType<typeof answerMoney<typeof values>>, status: number, kept: string | null = null) =>
    data({ form, kept }, { status });
  if (submission.status !== 'success') return answer(answerMoney(values, submission.error, locale), 422);
  const done = (text: string) => redirectWithFlash(paths.funding.plan(grantId), { tone: 'good', text });
  const ctx = verbCtx(actor, context);
  if (submission.value.intent === 'remove') {
    const outcome = await removeLine(ctx, { lineId });
    if (outcome.kind === 'removed') return done(t('removedLine'));
    return answer(answerMoney(values, {}, locale), 409, t('lineKept', { count: outcome.count }));
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editLine(ctx, { lineId, ...input });
  switch (outcome.kind) {
    case 'edited':
      return done(t('savedLine', { label: input.label }));
    case 'stale':
      return answer(answerStale(values, t('stale')), 409);
    case 'refused':
      return answer(answerMoneyProblems(values, outcome.problems, locale), 422);
  }
}

export default function LineScreen() {
  const { title, line, values, letters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.money');
  const here = paths.funding.line(line.id);
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.funding.plan(line.grantId)}>{t('plan')}</BackLink>} />
      <StartedForms>
        <LineForm
          key={line.version}
          action={here}
          version={line.version}
          values={values}
          answer={answer && answer.kept === null ? answer.form : null}
          letters={letters}
        />
      </StartedForms>
      <div className="mt-10">
        <RemoveSection action={here} label={t('removeLine')} hint={t('removeLineHint')} kept={answer?.kept ?? null} />
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
