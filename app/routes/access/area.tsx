import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { areaOfFields, editAreaSchema } from '#app/domains/access/schema.ts';
import { areaHistoryRows, listAreaHistory } from '#app/domains/access/areas/area-history.server.ts';
import { getAdministeredArea, getAreaChoices } from '#app/domains/access/areas/area-pages.server.ts';
import { editArea } from '#app/domains/access/areas/edit-area.server.ts';
import { removeArea } from '#app/domains/access/areas/remove-area.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { RemoveSection } from '#app/ui/entity-form.tsx';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProblems, answerUnreadable } from './area/answers.server.ts';
import { AreaForm } from './area/area-form.tsx';
import { valuesOfArea, valuesOfForm } from './area/area-values.ts';

const historyQuery = defineListQuery({ correlationId: field.id('vorgang'), after: field.cursor('ab', 'number') });

/** A door: its rules, as a form, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const ctx = readCtx();
  const areaId = pathId(params, 'areaId');
  const query = historyQuery.read(request.url);
  const [area, choices, history] = await Promise.all([
    getAdministeredArea(ctx, actor, areaId),
    getAreaChoices(ctx, actor),
    listAreaHistory(ctx, actor, { areaId, ...query }),
  ]);
  if (!area) throw new Response(null, { status: 404 });
  return {
    title: area.title,
    area: { id: area.id, version: area.version, slug: area.slug },
    values: valuesOfArea(area),
    devices: area.devices.map(({ id, name }) => ({ id, name })),
    choices,
    history: areaHistoryRows(history.rows, area, actor.locale),
    list: historyQuery.address(request.url, paths.access.area(areaId), history.next, '#protokoll'),
    correlationId: query.correlationId,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const areaId = pathId(params, 'areaId');
  const { locale } = actor;
  const t = translator(locale, 'access.areas');
  const fields = await readFields(request);
  const submission = parseForm(fields, editAreaSchema);
  if (submission.status !== 'success') return data(answerUnreadable(fields, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  if (submission.value.intent === 'remove') {
    const outcome = await removeArea(ctx, { areaId });
    if (outcome.kind === 'removed')
      return redirectWithFlash(paths.access.areas(), { tone: 'good', text: t('removed', { door: outcome.title }) });
    const { jobs, requests } = outcome;
    return data({ kept: t('used', { jobs, requests }) }, { status: 409 });
  }
  const input = areaOfFields(submission.value);
  const outcome = await editArea(ctx, { areaId, version: submission.value.version, ...input });
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(paths.access.area(areaId), { tone: 'good', text: t('saved', { door: input.title }) });
    case 'stale':
      return data(answerStale(valuesOfForm(fields), t('stale')), { status: 409 });
    case 'refused':
      return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  }
}

export default function AreaScreen() {
  const { title, area, values, devices, choices, history, list, correlationId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.areas');
  const here = paths.access.area(area.id);
  return (
    <>
      <PageHeader title={title} lede={area.slug} back={<BackLink to={paths.access.areas()}>{t('back')}</BackLink>} />
      <StartedForms>
        <AreaForm
          key={area.version}
          action={here}
          version={area.version}
          values={values}
          answer={answer && 'values' in answer ? answer : null}
          choices={choices}
          devices={devices}
        />
      </StartedForms>
      <History
        rows={history}
        list={list}
        title={correlationId ? t('history.one', { id: correlationId.slice(-8) }) : undefined}
        action={correlationId ? <LinkButton to={`${here}#protokoll`}>{t('history.all')}</LinkButton> : null}
        emptyHint={t('history.noneHint')}
      />
      <div className="mt-10">
        <RemoveSection
          action={here}
          label={t('remove')}
          hint={t('removeHint')}
          kept={answer && 'kept' in answer ? answer.kept : null}
        />
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
