import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FolderTree, GitMerge, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { grantActSchema } from '#app/domains/funding/grants/forms.ts';
import { archiveGrant } from '#app/domains/funding/grants/archive-grant.server.ts';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { getGrant, listGrantHistory, listLetters } from '#app/domains/funding/pages/grants.server.ts';
import { listTree } from '#app/domains/funding/pages/subprojects.server.ts';
import { differenceOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { SwitchSection } from '#app/ui/switch-section.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { answerProject, grantHistory } from './projects/answers.server.ts';
import { letterOfForm } from './projects/form-values.ts';
import { actOnLetter } from './projects/letter-acts.server.ts';
import { Letters } from './projects/letters.tsx';
import { SubprojectTree } from './projects/subproject-tree.tsx';

/** A grant: its money, the tree of its sub-projects, its letters and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const id = pathId(params, 'grantId');
  const { after } = historyQuery.read(request.url);
  const [grant, tree, letters, history] = await readTogether(readCtx(), (ctx) => [
    getGrant(ctx, actor, id),
    listTree(ctx, actor, id),
    listLetters(ctx, actor, id),
    listGrantHistory(ctx, actor, { id, after }),
  ]);
  const opened = new URL(request.url).searchParams.get('bescheid');
  return {
    title: grant.title,
    grant,
    tree,
    letters,
    opened: letters.find((letter) => letter.id === opened) ?? null,
    ...grantHistory(history, { url: request.url, to: paths.funding.grant(id), locale: actor.locale }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const { locale } = actor;
  const ctx = verbCtx(actor, context);
  const grant = await getGrant(ctx, actor, grantId);
  const fields = await readFields(request);
  const letterId = new URL(request.url).searchParams.get('bescheid');
  // The button that removes is the one of every record.
  if (fields.get('intent') === 'remove') fields.set('intent', 'removeLetter');
  if (letterId !== null && fields.get('intent') !== 'addLetter') fields.set('letterId', letterId);
  const submission = parseForm(fields, grantActSchema);
  const values = letterOfForm(fields);
  if (submission.status !== 'success')
    return data({ ...answerProject(values, submission.error, locale), kept: null }, { status: 422 });
  if (submission.value.intent !== 'archive')
    return await actOnLetter(ctx, { grantId, act: submission.value, values, locale });
  const { isArchived } = submission.value;
  await archiveGrant(ctx, { grantId, isArchived });
  const text = translator(locale, 'funding.projects')(isArchived ? 'archived' : 'restored', { name: grant.title });
  return redirectWithFlash(paths.funding.grant(grantId), { tone: 'good', text });
}

export default function GrantScreen() {
  const { title, grant, tree, letters, opened, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.projects');
  const sub = useTranslations('funding.subprojects');
  const { money, span } = useFormats();
  useLiveRevalidate(paths.live(), FUNDING_TOPIC.is);
  const here = paths.funding.grant(grant.id);
  return (
    <>
      <PageHeader
        title={title}
        lede={
          <>
            {grant.number} · {grant.funder} {grant.isArchived ? <Badge>{t('isArchived')}</Badge> : null}
          </>
        }
        back={<BackLink to={paths.funding.projects()}>{t('back')}</BackLink>}
        actions={
          <>
            <LinkButton to={paths.funding.plan(grant.id)}>{t('plan')}</LinkButton>
            <LinkButton to={paths.funding.receipts(grant.id)}>{t('receipts')}</LinkButton>
            <LinkButton to={paths.funding.editGrant(grant.id)} icon={<Pencil aria-hidden />}>
              {t('edit')}
            </LinkButton>
          </>
        }
      />
      <Facts>
        <Fact name={t('period')}>{span(grant.validFrom, grant.validUntil)}</Fact>
        <Fact name={t('fileNumber')}>{grant.fileNumber}</Fact>
        <Fact name={t('granted')}>{money(grant.granted)}</Fact>
        <Fact name={t('divided')}>
          {money(grant.divided)}
          <span className="text-muted">
            {' '}
            · {t('left', { amount: money(differenceOf(grant.granted, grant.divided)) })}
          </span>
        </Fact>
        <Fact name={t('spent')}>{money(grant.spent)}</Fact>
        <Fact name={t('received')}>{money(grant.received)}</Fact>
      </Facts>
      <section aria-labelledby="teilprojekte" className="mt-10">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id="teilprojekte" className="text-base font-semibold">
            {sub('title')}
          </h2>
          <div className="flex flex-wrap gap-2">
            {tree.length > 1 ? (
              <LinkButton to={paths.funding.merge(grant.id)} icon={<GitMerge aria-hidden />}>
                {t('merge')}
              </LinkButton>
            ) : null}
            <LinkButton to={paths.funding.newSubproject(grant.id)} icon={<Plus aria-hidden />}>
              {sub('new')}
            </LinkButton>
          </div>
        </div>
        {tree.length === 0 ? (
          <EmptyState icon={FolderTree} title={sub('none')}>
            {sub('noneHint')}
          </EmptyState>
        ) : (
          <SubprojectTree rows={tree} />
        )}
      </section>
      <Letters
        grantId={grant.id}
        letters={letters}
        opened={opened}
        answer={answer && answer.kept === null ? answer : null}
        kept={answer?.kept ?? null}
      />
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      <SwitchSection
        action={here}
        intent="archive"
        name="isArchived"
        turnsOn={!grant.isArchived}
        isEnd={!grant.isArchived}
        label={t(grant.isArchived ? 'restore' : 'archive')}
        hint={t(grant.isArchived ? 'restoreHint' : 'archiveHint')}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
