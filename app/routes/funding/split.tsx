import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { getSplitPage, previewSplit } from '#app/domains/funding/pages/split-page.server.ts';
import { MAX_PARTS } from '#app/domains/funding/rules/decide-split.ts';
import {
  splitSubproject,
  type SplitSubprojectOutcome,
} from '#app/domains/funding/subprojects/split-subproject.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerSplit, codesOfSplit, readParts, splitFormSchema, splitOfForm } from './divide/split-form.server.ts';
import { SplitForm } from './divide/split-form.tsx';
import { SplitPreviewSection } from './divide/split-preview.tsx';
import { firstValues, type SplitValues, withOneMore } from './divide/split-values.ts';

/** Splits a sub-project in two steps: the parts, then what they come to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.divide');
  const page = await getSplitPage(readCtx(), actor, pathId(params, 'subprojectId'));
  return { title: translator(actor.locale, 'funding.divide')('splitTitle', { name: page.whole.name }), page };
}

const toEdit = (values: SplitValues, answer: FormAnswer<SplitValues> | null = null) => ({
  step: 'edit' as const,
  values,
  answer,
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.divide');
  const { locale } = actor;
  const subprojectId = pathId(params, 'subprojectId');
  const fields = await readFields(request);
  const values = splitOfForm(fields);
  const submission = parseForm(fields, splitFormSchema);
  if (submission.status !== 'success')
    return data(toEdit(values, answerSplit(values, { parts: ['unreadable'] }, locale)), { status: 422 });
  const { intent, more, version } = submission.value;
  if (more !== undefined || intent === 'change') {
    const { whole } = await getSplitPage(readCtx(), actor, subprojectId);
    const isMore = more !== undefined && values.parts.length < MAX_PARTS;
    return data(toEdit(isMore ? withOneMore(values, whole.number) : values));
  }
  const read = readParts(values);
  if (read.kind === 'invalid') return data(toEdit(values, answerSplit(values, read.codes, locale)), { status: 422 });
  const { parts, places } = read;
  if (intent === 'preview') {
    const preview = await previewSplit(readCtx(), actor, { subprojectId, parts });
    if (preview.kind === 'split') return data({ step: 'preview' as const, values, version, parts: preview.parts });
    return refuse(preview, { values, places, locale });
  }
  const outcome = await splitSubproject(verbCtx(actor, context), { subprojectId, version, parts });
  if (outcome.kind !== 'split') return refuse(outcome, { values, places, locale });
  const text = translator(locale, 'funding.divide')('splitDone', { count: String(parts.length) });
  return redirectWithFlash(paths.funding.subproject(subprojectId), { tone: 'good', text });
}

/** Why nothing was split, at the fields or above the form. */
function refuse(
  outcome: Exclude<SplitSubprojectOutcome, { kind: 'split' }>,
  { values, places, locale }: { values: SplitValues; places: readonly number[]; locale: Locale },
) {
  const t = translator(locale, 'funding.divide');
  switch (outcome.kind) {
    case 'refused':
      return data(toEdit(values, answerSplit(values, codesOfSplit(outcome.problems, places, locale), locale)), {
        status: 422,
      });
    case 'stale':
      return data(toEdit(values, answerStale(values, t('stale'))), { status: 409 });
    case 'not_active':
    case 'has_parts':
      return data(toEdit(values, answerStale(values, t(`obstacle.${outcome.kind}`))), { status: 409 });
  }
}

export default function SplitScreen() {
  const { title, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.divide');
  const { whole, obstacle } = page;
  return (
    <>
      <PageHeader
        title={title}
        lede={answer?.step === 'preview' ? t('preview') : t('splitLede')}
        back={<BackLink to={paths.funding.subproject(whole.id)}>{t('back')}</BackLink>}
      />
      {obstacle !== null && !answer ? (
        <Notice tone="warn">{t(`obstacle.${obstacle}`)}</Notice>
      ) : answer?.step === 'preview' ? (
        <SplitPreviewSection page={page} preview={answer} />
      ) : (
        <SplitForm page={page} values={answer?.values ?? firstValues(page)} answer={answer?.answer ?? null} />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
