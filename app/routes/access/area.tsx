import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { areaOfFields, editAreaSchema } from '#app/domains/access/schema.ts';
import { listAreaAudit } from '#app/domains/access/areas/area-audit.server.ts';
import { getAdministeredArea, getAreaChoices } from '#app/domains/access/areas/area-pages.server.ts';
import { editArea } from '#app/domains/access/areas/edit-area.server.ts';
import { removeArea } from '#app/domains/access/areas/remove-area.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { idOf, pathId } from './admin/query.server.ts';
import { answerProblems, answerRefused, answerUnreadable } from './area/answers.server.ts';
import { AreaAudit } from './area/area-audit.tsx';
import { AreaForm } from './area/area-form.tsx';
import { valuesOfArea } from './area/area-values.ts';
import { auditView } from './area/audit-view.server.ts';

/** A door: its rules to change, and what happened at it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const { searchParams } = new URL(request.url);
  const ctx = readCtx();
  const areaId = pathId(params['areaId']);
  const correlationId = idOf(searchParams.get('vorgang'));
  const after = /^\d{1,18}$/.exec(searchParams.get('ab') ?? '')?.[0] ?? null;
  const [area, choices, audit] = await Promise.all([
    getAdministeredArea(ctx, actor, areaId),
    getAreaChoices(ctx, actor),
    listAreaAudit(ctx, actor, { areaId, correlationId, after }),
  ]);
  if (!area) throw new Response(null, { status: 404 });
  return {
    title: area.title,
    area: { id: area.id, version: area.version, slug: area.slug },
    values: valuesOfArea(area),
    devices: area.devices.map(({ id, name }) => ({ id, name })),
    choices,
    audit: {
      rows: audit.rows.map((row) => auditView(row, actor.locale, area.timeZone)),
      next: audit.next,
      isLater: after !== null,
      correlationId,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const areaId = pathId(params['areaId']);
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
      return data(answerRefused(fields, t('stale'), { isStale: true }), { status: 409 });
    case 'refused':
      return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  }
}

export default function AreaScreen() {
  const { title, area, values, devices, choices, audit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.areas');
  return (
    <>
      <PageHeader title={title} lede={area.slug} back={<BackLink to={paths.access.areas()}>{t('back')}</BackLink>} />
      <AreaForm
        key={area.version}
        action={paths.access.area(area.id)}
        version={area.version}
        values={values}
        answer={answer && 'values' in answer ? answer : null}
        choices={choices}
        devices={devices}
      />
      <AreaAudit areaId={area.id} {...audit} />
      <Form
        method="post"
        action={paths.access.area(area.id)}
        className="mt-10 flex flex-wrap items-center gap-x-4 gap-y-2"
      >
        <input type="hidden" name="intent" value="remove" />
        <Button tone="danger" icon={<Trash2 aria-hidden />}>
          {t('remove')}
        </Button>
        <p className="text-sm text-muted" role={answer && 'kept' in answer ? 'alert' : undefined}>
          {answer && 'kept' in answer ? answer.kept : t('removeHint')}
        </p>
      </Form>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
