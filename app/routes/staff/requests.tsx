import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Repeat2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getShiftRequests } from '#app/domains/staff/pages/shift-requests.server.ts';
import { requestsSchema } from '#app/domains/staff/requests/schema.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { unreadable, warningLines } from './mine/answers.server.ts';
import { actOnRequest } from './requests/answers.server.ts';
import { FlaggedShifts } from './requests/flagged-shifts.tsx';
import { EndedRequest, RequestItem } from './requests/request-item.tsx';
import { OpenPlaces } from './requests/open-places.tsx';

/** What staff ask for, and free places, for the managers of an operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const { live, ...page } = await getShiftRequests(readCtx(), actor);
  return {
    title: translator(actor.locale, 'staff.requests')('title'),
    live: live.map(({ warnings, ...one }) => ({ ...one, warnings: warningLines(warnings, actor.locale) })),
    ...page,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const submission = await readForm(request, requestsSchema);
  if (submission.status !== 'success') return unreadable(submission.error, actor.locale);
  return await actOnRequest(verbCtx(actor, context), submission.value);
}

export default function ShiftRequestsScreen() {
  const { title, live, places, ended, flagged } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.requests');
  useLiveRevalidate(paths.live(), STAFF_TOPIC.is);
  return (
    <div className="max-w-3xl">
      <PageHeader title={title} lede={t('lede')} back={<BackLink to={paths.staff.roster()}>{t('roster')}</BackLink>} />
      <div className="grid gap-8">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        <Section id="live" title={t('live')}>
          {live.length > 0 ? (
            <ul className="divide-y">
              {live.map((request) => (
                <RequestItem key={request.id} request={request} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={Repeat2} title={t('none')}>
              {t('noneHint')}
            </EmptyState>
          )}
        </Section>
        {flagged.length > 0 ? (
          <Section id="flagged" title={t('flagged')}>
            <FlaggedShifts shifts={flagged} />
          </Section>
        ) : null}
        <Section id="places" title={t('places')}>
          {places.length > 0 ? <OpenPlaces places={places} /> : <p className="py-3 text-sm">{t('noPlaces')}</p>}
        </Section>
        {ended.length > 0 ? (
          <Section id="ended" title={t('ended')}>
            <ul className="divide-y">
              {ended.map((request) => (
                <EndedRequest key={request.id} request={request} />
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
