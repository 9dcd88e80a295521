import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getOwnMonth, ownMonthQuery } from '#app/domains/staff/pages/own-month.server.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import { workDaysOf } from '#app/domains/staff/times/work-days.ts';
import { ownMonthSchema } from '#app/domains/staff/times/own-month-form.ts';
import { paths } from '#app/paths.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { buttonClass, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnMonth, addressOf, invalid } from './own-month/answers.server.ts';
import { AskForm } from './own-month/ask-form.tsx';
import { DayRow, WishList } from './own-month/day-row.tsx';
import { MonthState } from './own-month/month-state.tsx';
import { monthView } from './own-month/month-view.server.ts';

export const handle: ShellHandle = { app: 'clock' };

/** The person's days of a month, with wishes for corrections and the closing of the month. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'clock.view');
  const ctx = readCtx();
  const page = await getOwnMonth(ctx, actor, ownMonthQuery.read(request.url));
  const { month, before, after, closings, sessions, today } = page;
  const nowMs = ctx.now.epochMilliseconds;
  const work = workDaysOf(sessions, nowMs).reduce((sum, day) => sum + day.work, 0);
  const format = formats(actor.locale);
  return {
    title: `${translator(actor.locale, 'staff.ownMonth')('title')}: ${format.month(month)}`,
    month,
    before,
    after,
    isFuture: month > today.slice(0, 7),
    work: hoursMinutes(work),
    closings,
    newDay: today.startsWith(month) ? today : `${month}-01`,
    ...monthView(page, { nowMs, locale: actor.locale }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'clock.stamp');
  const fields = await readFields(request);
  const submission = parseForm(fields, ownMonthSchema);
  if (submission.status !== 'success') return invalid(fields, submission.error, actor.locale);
  return await actOnMonth(verbCtx(actor, context), { input: submission.value, fields, here: addressOf(request) });
}

export default function OwnMonthScreen() {
  const { title, month, before, after, isFuture, work, closings, newDay, days, wishes } =
    useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.ownMonth');
  useLiveRevalidate(closings.length > 0 ? paths.live() : null, STAFF_TOPIC.is);
  const mayAsk = closings.some(({ state }) => state !== 'approved') && !isFuture;
  const answerOf = (form: string) => (answer?.form === form ? answer.answer : null);
  const isAsked = answerOf('new') !== null;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={t('sum', { hours: work })}
        back={<BackLink to={paths.staff.clock()}>{t('back')}</BackLink>}
        actions={
          <>
            <LinkButton to={paths.staff.clockMonth({ monat: before })} aria-label={t('earlier')}>
              <ChevronLeft aria-hidden />
            </LinkButton>
            {after === null ? null : (
              <LinkButton to={paths.staff.clockMonth({ monat: after })} aria-label={t('later')}>
                <ChevronRight aria-hidden />
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-6">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        {closings.map((closing) => (
          <MonthState
            key={closing.staffId}
            closing={closing}
            month={month}
            isNamed={closings.length > 1}
            mayChange={!isFuture}
          />
        ))}
        {wishes.length > 0 ? (
          <Section id="wishes" title={t('missingDays')}>
            <div className="pt-3 text-sm">
              <WishList wishes={wishes} />
            </div>
          </Section>
        ) : null}
        <Section id="days" title={t('days')}>
          {days.length > 0 ? (
            <ol className="divide-y">
              {days.map((day) => (
                <DayRow key={day.id} day={day} answer={answerOf(day.id)} mayAsk={mayAsk} />
              ))}
            </ol>
          ) : (
            <EmptyState icon={CalendarDays} title={t('none')} />
          )}
        </Section>
        {mayAsk ? (
          <details open={isAsked} className="min-w-0">
            <summary className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}>
              {t('add')}
            </summary>
            <AskForm
              sessionId={null}
              places={closings}
              values={{ clockIn: `${newDay}T09:00`, clockOut: `${newDay}T17:00`, breaks: [], shift: '', reason: '' }}
              answer={answerOf('new')}
            />
          </details>
        ) : null}
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
