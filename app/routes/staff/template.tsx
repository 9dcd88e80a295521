import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { editTemplate } from '#app/domains/staff/crew/edit-template.server.ts';
import { templateActSchema } from '#app/domains/staff/crew/schema.ts';
import { archiveTemplate } from '#app/domains/staff/crew/archive-template.server.ts';
import { getTemplate, listCrewHistory, listRoles, listWorkAreas } from '#app/domains/staff/pages/crew-pages.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerCrew, answerCrewEdit, crewHistory } from './crew/answers.server.ts';
import { templateOfForm, templateOfRow } from './crew/form-values.ts';
import { TemplateForm } from './crew/template-form.tsx';
import { SwitchSection } from '#app/ui/switch-section.tsx';

/** A template: its fields, as a form, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const id = pathId(params, 'templateId');
  const { after } = historyQuery.read(request.url);
  const [record, history, areas, roles] = await readTogether(readCtx(), (ctx) => [
    getTemplate(ctx, actor, id),
    listCrewHistory(ctx, actor, { entity: 'shift_template', id, after }),
    listWorkAreas(ctx, actor),
    listRoles(ctx, actor),
  ]);
  if (!record) throw new Response(null, { status: 404 });
  return {
    title: record.name,
    record,
    areas,
    roles,
    ...crewHistory(history, { url: request.url, to: paths.staff.template(id), locale: actor.locale }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const templateId = pathId(params, 'templateId');
  const { locale } = actor;
  const t = translator(locale, 'staff.crew');
  const fields = await readFields(request);
  const values = templateOfForm(fields);
  const submission = parseForm(fields, templateActSchema);
  if (submission.status !== 'success') return data(answerCrew(values, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  const here = paths.staff.template(templateId);
  const record = await getTemplate(ctx, actor, templateId);
  if (!record) throw new Response(null, { status: 404 });
  if (submission.value.intent === 'archive') {
    const { isArchived } = submission.value;
    await archiveTemplate(ctx, { templateId, isArchived });
    const text = t(isArchived ? 'template.archivedNow' : 'template.restored', { name: record.name });
    return redirectWithFlash(isArchived ? paths.staff.templates() : here, { tone: 'good', text });
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editTemplate(ctx, { templateId, ...input });
  return answerCrewEdit(outcome, { values, here, name: input.name, locale });
}

export default function TemplateScreen() {
  const { title, record, areas, roles, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.crew');
  const roleName = useRoleName();
  const here = paths.staff.template(record.id);
  return (
    <>
      <PageHeader
        title={title}
        lede={record.code}
        back={<BackLink to={paths.staff.templates()}>{t('template.back')}</BackLink>}
      />
      <div className="max-w-2xl">
        <StartedForms>
          <TemplateForm
            key={record.version}
            action={here}
            version={record.version}
            values={templateOfRow(record, roleName)}
            answer={answer ?? null}
            areas={areas.filter(({ id, isActive }) => isActive || id === record.workAreaId)}
            roles={roles}
          />
        </StartedForms>
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      <SwitchSection
        action={here}
        intent="archive"
        name="isArchived"
        turnsOn={!record.archived}
        isEnd={!record.archived}
        label={t(record.archived ? 'template.restore' : 'template.archive')}
        hint={t(record.archived ? 'template.restoreHint' : 'template.archiveHint')}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
