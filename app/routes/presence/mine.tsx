import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { getMyVisits, myVisitsQuery } from '#app/domains/presence/pages/my-visits.server.ts';
import { isNamable } from '#app/domains/presence/rules/visibility.ts';
import { visibilitySchema } from '#app/domains/presence/schema.ts';
import { setPresenceVisibility } from '#app/domains/presence/set-presence-visibility.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { VisibilityForm } from './mine/visibility-form.tsx';
import { VisitList } from './mine/visit-list.tsx';

/** The person's visits with sums per week, and who may see the person. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.checkIn');
  const ctx = readCtx();
  const { next, birthDate, ...page } = await getMyVisits(ctx, actor, myVisitsQuery.read(request.url));
  return {
    title: translator(actor.locale, 'presence.mine')('title'),
    ...page,
    isNamable: isNamable(birthDate, today(ctx.now, HOME_ZONE)),
    list: myVisitsQuery.address(request.url, paths.presence.mine(), next),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.checkIn');
  const t = translator(actor.locale, 'presence.mine');
  const submission = await readForm(request, visibilitySchema);
  if (submission.status !== 'success') return data({ notice: t('unreadable') }, { status: 422 });
  const { kind } = await setPresenceVisibility(verbCtx(actor, context), submission.value);
  return redirectWithFlash(paths.presence.mine(), { tone: 'good', text: t(kind) });
}

export default function MyVisitsScreen() {
  const { title, visits, visibility, isNamable: canBeNamed, list } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('presence.mine');
  const tBoard = useTranslations('presence.board');
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.presence.board()}>{tBoard('title')}</BackLink>}
      />
      <div className="grid gap-8">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        <VisibilityForm visibility={visibility} canBeNamed={canBeNamed} />
        <section aria-labelledby="visits">
          <h2 id="visits" className="border-b border-line-strong pb-1.5 text-base font-semibold">
            {t('visits')}
          </h2>
          {visits.length > 0 ? (
            <VisitList visits={visits} />
          ) : (
            <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
          )}
          <Pager list={list} />
        </section>
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
