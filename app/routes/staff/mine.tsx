import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarClock, CalendarPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getMyShifts } from '#app/domains/staff/pages/my-shifts.server.ts';
import { myShiftsSchema } from '#app/domains/staff/requests/schema.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnShift, unreadable } from './mine/answers.server.ts';
import { DespiteForm, OfferList } from './mine/offer-list.tsx';
import { RequestList } from './mine/request-list.tsx';
import { ShiftRow } from './mine/shift-row.tsx';

/** The person's shifts of the next fourteen days, offers of colleagues, and requests. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.own');
  return {
    title: translator(actor.locale, 'staff.mine')('title'),
    page: await getMyShifts(readCtx(), actor),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.own');
  const submission = await readForm(request, myShiftsSchema);
  if (submission.status !== 'success') return unreadable(submission.error, actor.locale);
  return await actOnShift(verbCtx(actor, context), submission.value);
}

export default function MyShiftsScreen() {
  const { title, page } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.mine');
  useLiveRevalidate(page ? paths.live() : null, STAFF_TOPIC.is);
  if (!page)
    return (
      <div className="max-w-3xl">
        <PageHeader title={title} />
        <EmptyState icon={CalendarClock} title={t('noStaff')}>
          {t('noStaffHint')}
        </EmptyState>
      </div>
    );
  const { shifts, offers, requests } = page;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={t('lede')}
        actions={
          <LinkButton to={paths.booking.feeds({ dienste: '1' })} icon={<CalendarPlus aria-hidden />}>
            {t('calendar')}
          </LinkButton>
        }
      />
      <div className="grid gap-8">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        {answer?.warned ? <DespiteForm warned={answer.warned} offers={offers} /> : null}
        {offers.length > 0 ? (
          <Section id="offers" title={t('offers')}>
            <OfferList offers={offers} />
          </Section>
        ) : null}
        <Section id="shifts" title={t('shifts')}>
          {shifts.length > 0 ? (
            <ul className="divide-y">
              {shifts.map((row) => (
                <ShiftRow
                  key={row.shift.id}
                  row={row}
                  request={requests.find(({ id }) => id === row.requestId) ?? null}
                />
              ))}
            </ul>
          ) : (
            <EmptyState icon={CalendarClock} title={t('none')}>
              {t('noneHint')}
            </EmptyState>
          )}
        </Section>
        {requests.length > 0 ? (
          <Section id="requests" title={t('requests')}>
            <RequestList requests={requests} />
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
