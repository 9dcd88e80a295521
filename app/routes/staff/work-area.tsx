import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { editWorkArea } from '#app/domains/staff/crew/edit-work-area.server.ts';
import { workAreaActSchema } from '#app/domains/staff/crew/schema.ts';
import { setWorkAreaActive } from '#app/domains/staff/crew/set-work-area-active.server.ts';
import { getWorkArea, listCrewHistory, listWorkPlaces } from '#app/domains/staff/pages/crew-pages.server.ts';
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
import { workAreaOfForm, workAreaOfRow } from './crew/form-values.ts';
import { WorkAreaForm } from './crew/work-area-form.tsx';
import { SwitchSection } from '#app/ui/switch-section.tsx';

/** A work area: its fields, as a form, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const id = pathId(params, 'workAreaId');
  const { after } = historyQuery.read(request.url);
  const [record, history, places] = await readTogether(readCtx(), (ctx) => [
    getWorkArea(ctx, actor, id),
    listCrewHistory(ctx, actor, { entity: 'work_area', id, after }),
    listWorkPlaces(ctx, actor),
  ]);
  if (!record) throw new Response(null, { status: 404 });
  return {
    title: record.name,
    record,
    places,
    ...crewHistory(history, { url: request.url, to: paths.staff.workArea(id), locale: actor.locale }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const workAreaId = pathId(params, 'workAreaId');
  const { locale } = actor;
  const t = translator(locale, 'staff.crew');
  const fields = await readFields(request);
  const values = workAreaOfForm(fields);
  const submission = parseForm(fields, workAreaActSchema);
  if (submission.status !== 'success') return data(answerCrew(values, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  const here = paths.staff.workArea(workAreaId);
  const record = await getWorkArea(ctx, actor, workAreaId);
  if (!record) throw new Response(null, { status: 404 });
  if (submission.value.intent === 'active') {
    const { isActive } = submission.value;
    await setWorkAreaActive(ctx, { workAreaId, isActive });
    const text = t(isActive ? 'area.activated' : 'area.deactivated', { name: record.name });
    return redirectWithFlash(here, { tone: 'good', text });
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editWorkArea(ctx, { workAreaId, ...input });
  return answerCrewEdit(outcome, {
    values,
    here,
    name: input.name,
    locale,
    renamed: { facilityId: 'place', roomId: 'place' },
  });
}

export default function WorkAreaScreen() {
  const { title, record, places, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.crew');
  const here = paths.staff.workArea(record.id);
  return (
    <>
      <PageHeader
        title={title}
        lede={record.facilityName}
        back={<BackLink to={paths.staff.workAreas()}>{t('area.back')}</BackLink>}
      />
      <div className="max-w-2xl">
        <StartedForms>
          <WorkAreaForm
            key={record.version}
            action={here}
            version={record.version}
            values={workAreaOfRow(record)}
            answer={answer ?? null}
            places={places}
          />
        </StartedForms>
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      <SwitchSection
        action={here}
        intent="active"
        name="isActive"
        turnsOn={!record.isActive}
        isEnd={record.isActive}
        label={t(record.isActive ? 'area.deactivate' : 'area.activate')}
        hint={t(record.isActive ? 'area.deactivateHint' : 'area.activateHint')}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
