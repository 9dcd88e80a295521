import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GitMerge, History, Pencil, Plus, Split, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { subprojectActSchema } from '#app/domains/funding/subprojects/forms.ts';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { getMeasureSection } from '#app/domains/funding/pages/measures.server.ts';
import { getSubproject } from '#app/domains/funding/pages/subprojects.server.ts';
import { archiveSubproject } from '#app/domains/funding/subprojects/archive-subproject.server.ts';
import { MAX_LEVEL } from '#app/domains/funding/subprojects/create-subproject.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { SwitchSection } from '#app/ui/switch-section.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MeasureSection } from './measures/measure-section.tsx';
import { SubprojectFacts } from './projects/subproject-facts.tsx';

/** A sub-project: its money, its place, its grey fields, its measures and roles. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const id = pathId(params, 'subprojectId');
  const [found, section] = await readTogether(readCtx(), (ctx) => [
    getSubproject(ctx, actor, id),
    getMeasureSection(ctx, actor, id),
  ]);
  return {
    title: found.name,
    found,
    section,
    maySplit: found.mayDivide && found.level < MAX_LEVEL,
    mayAddBelow: found.isAdmin && found.isActive && found.level < MAX_LEVEL,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const subprojectId = pathId(params, 'subprojectId');
  const submission = await readForm(request, subprojectActSchema);
  const t = translator(actor.locale, 'funding.subprojects');
  if (submission.status !== 'success')
    return data({ notice: translator(actor.locale, 'funding.projects')('errors.unreadable') }, { status: 422 });
  const { isArchived } = submission.value;
  const ctx = verbCtx(actor, context);
  const { name } = await getSubproject(ctx, actor, subprojectId);
  const outcome = await archiveSubproject(ctx, { subprojectId, isArchived });
  switch (outcome.kind) {
    case 'changed': {
      const text = translator(actor.locale, 'funding.projects')(isArchived ? 'archived' : 'restored', { name });
      return redirectWithFlash(paths.funding.subproject(subprojectId), { tone: 'good', text });
    }
    case 'has_parts':
      return data({ notice: t('hasParts') }, { status: 409 });
    case 'above_archived':
      return data({ notice: t('aboveArchived') }, { status: 409 });
    case 'not_active':
      return data({ notice: t('notActive') }, { status: 409 });
  }
}

export default function SubprojectScreen() {
  const { title, found, section, maySplit, mayAddBelow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.subprojects');
  const words = useTranslations('funding.projects');
  const nav = useTranslations('shell.nav');
  useLiveRevalidate(paths.live(), FUNDING_TOPIC.is);
  const here = paths.funding.subproject(found.id);
  const isOver = found.isSplit || found.mergedIntoId !== null;
  return (
    <>
      <PageHeader
        title={title}
        lede={`${found.number} · ${found.grantTitle}`}
        back={
          found.isAdmin ? (
            <BackLink to={paths.funding.grant(found.grantId)}>{found.grantTitle}</BackLink>
          ) : (
            <BackLink to={paths.funding.projects()}>{nav('projects')}</BackLink>
          )
        }
        actions={
          <>
            <LinkButton to={paths.funding.assignments(found.id)} icon={<Users aria-hidden />}>
              {t('assignments')}
            </LinkButton>
            {found.isAdmin && found.isActive ? (
              <LinkButton to={paths.funding.editSubproject(found.id)} icon={<Pencil aria-hidden />}>
                {words('edit')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {answer ? (
        <Notice tone="error" className="mb-5">
          {answer.notice}
        </Notice>
      ) : null}
      {found.isActive ? null : (
        <Notice tone="info" className="mb-5">
          {t(found.isSplit ? 'isSplit' : found.mergedIntoId === null ? 'isArchived' : 'isMerged')}
        </Notice>
      )}
      <SubprojectFacts subproject={found} />
      <div className="mt-5 flex flex-wrap gap-2">
        {maySplit ? (
          <LinkButton to={paths.funding.split(found.id)} icon={<Split aria-hidden />}>
            {t('split')}
          </LinkButton>
        ) : null}
        {found.mayDivide ? (
          <LinkButton to={paths.funding.merge(found.grantId, { teil: [found.id] })} icon={<GitMerge aria-hidden />}>
            {t('merge')}
          </LinkButton>
        ) : null}
        {mayAddBelow ? (
          <LinkButton to={paths.funding.newSubproject(found.grantId, { unter: found.id })} icon={<Plus aria-hidden />}>
            {t('newBelow')}
          </LinkButton>
        ) : null}
        <LinkButton to={paths.funding.history(found.id)} tone="quiet" icon={<History aria-hidden />}>
          {t('history')}
        </LinkButton>
      </div>
      {isOver && section.measures.length === 0 ? null : <MeasureSection section={section} canAdd={found.mayFill} />}
      {found.isAdmin && !isOver ? (
        <SwitchSection
          action={here}
          intent="archive"
          name="isArchived"
          turnsOn={!found.isArchived}
          isEnd={!found.isArchived}
          label={words(found.isArchived ? 'restore' : 'archive')}
          hint={t(found.isArchived ? 'restoreHint' : 'archiveHint')}
        />
      ) : null}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
