import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { validate } from 'uuid';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { getAssignments } from '#app/domains/funding/pages/assignments.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnAssignment } from './assignments/act.server.ts';
import { AssignForm } from './assignments/assign-form.tsx';
import { AssignmentRow, InheritedRows } from './assignments/assignment-rows.tsx';

/** Who has which role in a sub-project or a measure of it, and from when to when. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const subprojectId = pathId(params, 'subprojectId');
  const measureId = measureOf(request);
  const page = await getAssignments(readCtx(), actor, { subprojectId, measureId });
  return { title: translator(actor.locale, 'funding.assignments')('title'), subprojectId, measureId, ...page };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const subprojectId = pathId(params, 'subprojectId');
  const measureId = measureOf(request);
  return await actOnAssignment(verbCtx(actor, context), { subprojectId, measureId }, await readFields(request));
}

/** The measure of the address; 404 for a text that is no id. */
function measureOf(request: Request): string | null {
  const id = new URL(request.url).searchParams.get('massnahme');
  if (id !== null && !validate(id)) throw new Response(null, { status: 404 });
  return id;
}

export default function AssignmentsScreen() {
  const page = useLoaderData<typeof loader>();
  const { title, subprojectId, measureId, lines, inherited, people } = page;
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.assignments');
  useLiveRevalidate(paths.live(), FUNDING_TOPIC.is);
  const here = paths.funding.assignments(subprojectId, measureId === null ? {} : { massnahme: measureId });
  const name = `${page.number} ${page.name}`;
  const isOpen = page.isAdmin && page.isActive;
  const past = lines.filter(({ phase }) => phase === 'past');
  const live = lines.filter(({ phase }) => phase !== 'past');
  const rows = (shown: typeof lines) => (
    <ul className="divide-y">
      {shown.map((line) => (
        <AssignmentRow
          key={line.id}
          line={line}
          action={here}
          today={page.today}
          mayEdit={isOpen}
          answer={answer ?? null}
        />
      ))}
    </ul>
  );
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={t('lede', { name })}
        back={
          <BackLink to={measureId === null ? paths.funding.subproject(subprojectId) : paths.funding.measure(measureId)}>
            {name}
          </BackLink>
        }
      />
      <StartedForms>
        <div className="grid gap-8">
          {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
          <Section id="aktuell" title={t('current')}>
            {live.length > 0 ? (
              rows(live)
            ) : (
              <EmptyState icon={UserPlus} title={t('none')}>
                {t('noneHint')}
              </EmptyState>
            )}
          </Section>
          {inherited.length > 0 ? <InheritedRows roles={inherited} /> : null}
          {isOpen ? (
            <Section id="neu" title={t('new')}>
              <AssignForm action={here} people={people} answer={answer?.intent === 'assign' ? answer.form : null} />
            </Section>
          ) : null}
          {past.length > 0 ? (
            <details>
              <summary className="tap cursor-pointer text-sm font-semibold">
                {t('past')} ({past.length})
              </summary>
              {rows(past)}
            </details>
          ) : null}
        </div>
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
