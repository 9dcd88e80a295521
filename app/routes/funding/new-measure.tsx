import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createMeasure } from '#app/domains/funding/measures/create-measure.server.ts';
import { newMeasureSchema } from '#app/domains/funding/measures/schema.ts';
import { listParents } from '#app/domains/funding/pages/measure.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerMeasure, answerNotActive } from './measures/answers.server.ts';
import { measureOfForm, newMeasure } from './measures/form-values.ts';
import { MeasureForm } from './measures/measure-form.tsx';

/** The form of a new measure in a sub-project, or below a measure of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const { place, isActive, parents } = await listParents(readCtx(), actor, pathId(params, 'subprojectId'));
  if (isActive && parents.length === 0) throw new ForbiddenError('funding.fill');
  const below = new URL(request.url).searchParams.get('unter');
  const parent = parents.find(({ id }) => id === below) ?? parents[0];
  return {
    title: translator(actor.locale, 'funding.measures')('new'),
    place,
    isActive,
    parents,
    parentId: parent?.id ?? '',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const { locale } = actor;
  const subprojectId = pathId(params, 'subprojectId');
  const fields = await readFields(request);
  const values = measureOfForm(fields);
  const submission = parseForm(fields, newMeasureSchema);
  if (submission.status !== 'success') return data(answerMeasure(values, submission.error, locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createMeasure(verbCtx(actor, context), { subprojectId, ...input });
  switch (outcome.kind) {
    case 'refused':
      return data(answerMeasure(values, codesOf(outcome.problems), locale), { status: 422 });
    case 'not_active':
      return data(answerNotActive(values, locale), { status: 409 });
    case 'created': {
      const text = translator(locale, 'funding.measures')('created', { name: input.title });
      return redirectWithFlash(paths.funding.measure(outcome.measureId), { tone: 'good', text });
    }
  }
}

export default function NewMeasureScreen() {
  const { title, place, isActive, parents, parentId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.measures');
  const name = `${place.number} ${place.name}`;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={t('lede', { place: name })}
        back={
          place.isReadable ? (
            <BackLink to={paths.funding.subproject(place.id)}>{name}</BackLink>
          ) : (
            <BackLink to={paths.funding.projects()}>{t('title')}</BackLink>
          )
        }
      />
      {isActive ? (
        <StartedForms>
          <MeasureForm
            action={paths.funding.newMeasure(place.id)}
            version={null}
            status={null}
            values={newMeasure(parentId)}
            answer={answer ?? null}
            parents={parents}
          />
        </StartedForms>
      ) : (
        <Notice tone="info">{t('notActive')}</Notice>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
