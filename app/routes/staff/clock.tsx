import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useRevalidator } from '@remix-run/react';
import { CalendarDays, Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { hintText } from '#app/domains/staff/times/words.server.ts';
import { clockSchema } from '#app/domains/staff/clock/schema.ts';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getClockPage } from '#app/domains/staff/pages/clock-page.server.ts';
import { withWaiting } from '#app/domains/staff/rules/queued-clock.ts';
import { ShiftLine } from '#app/domains/staff/ui/shift-line.tsx';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { MAX_NO_BREAK_REASON } from '#app/domains/staff/times/schema.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnClock, unreadable } from './clock/answers.server.ts';
import { ClockFace } from './clock/clock-face.tsx';
import { Forgotten } from './clock/forgotten.tsx';
import { HintsPanel } from './clock/hints-panel.tsx';
import { OperatorChoice } from './clock/operator-choice.tsx';
import { SuggestionCard } from './clock/suggestion-card.tsx';
import { TodayList } from './clock/today-list.tsx';
import { useHouseClock } from './clock/use-clock.ts';
import { useSeen } from './clock/use-seen.ts';
import { useStamps } from './clock/use-stamps.ts';
import { WaitingList } from './clock/waiting-list.tsx';

export const handle: ShellHandle = { app: 'clock' };

/** The person's clock: its state, the day, the next shifts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'clock.view');
  const ctx = readCtx();
  const page = await getClockPage(ctx, actor);
  return {
    title: translator(actor.locale, 'staff.clock')('title'),
    day: formats(actor.locale).dayLong(today(ctx.now, HOME_ZONE)),
    userId: actor.id,
    maxReason: MAX_NO_BREAK_REASON,
    page,
    hints: (page?.hints ?? []).map((hint) => ({ code: hint.code, text: hintText(hint, actor.locale) })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'clock.stamp');
  const submission = await readForm(request, clockSchema);
  if (submission.status !== 'success') return unreadable(submission.error, actor.locale);
  return await actOnClock(verbCtx(actor, context), submission.value);
}

export default function ClockScreen() {
  const { title, day, page } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.clock');
  useLiveRevalidate(page ? paths.live() : null, STAFF_TOPIC.is);
  return (
    <div className="max-w-5xl">
      <PageHeader
        title={title}
        lede={day}
        actions={
          page ? (
            <LinkButton to={paths.staff.clockMonth()} icon={<CalendarDays aria-hidden />}>
              {t('month')}
            </LinkButton>
          ) : null
        }
      />
      {page ? (
        <Page page={page} />
      ) : (
        <EmptyState icon={Clock} title={t('noStaff')}>
          {t('noStaffHint')}
        </EmptyState>
      )}
    </div>
  );
}

type LoadedPage = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['page']>;

function Page({ page }: { page: LoadedPage }) {
  const { userId, maxReason, hints } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.clock');
  const roleName = useRoleName();
  const format = useFormats();
  const { revalidate } = useRevalidator();
  const { view, formKey, open, operators, shift, shifts, suggestion } = page;
  const { nowMs, offsetMs } = useHouseClock(view.serverMs, view);
  const stamps = useStamps({ userId, view, onSent: revalidate });
  useSeen({ userId, page, offsetMs });
  const shown = withWaiting(view, [...stamps.settling, ...stamps.waiting]);
  const about = shift
    ? t('shift', {
        shift: [format.timeRange(shift.from, shift.until), roleName(shift.role), shift.areaName]
          .filter(Boolean)
          .join(', '),
      })
    : null;
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div className="grid gap-4">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        <WaitingList stamps={stamps} />
        {open?.isForgotten ? <Forgotten open={open} formKey={formKey} today={view.dayKey} /> : null}
        {open && !open.isForgotten ? (
          <Notice tone="info">{t('early.title', { day: format.day(open.day), time: format.time(open.time) })}</Notice>
        ) : null}
        {shown.status === 'OFF' ? <SuggestionCard suggestion={suggestion} /> : null}
        <ClockFace
          view={shown}
          nowMs={nowMs}
          onStamp={stamps.isReady ? stamps.stamp : null}
          formKey={formKey}
          isHeld={open?.isForgotten ?? false}
          about={about}
          choice={<OperatorChoice operators={operators} />}
        />
        <HintsPanel hints={hints} breakOf={page.breakOf} limit={maxReason} error={answer?.reasonError ?? null} />
      </div>
      <div className="grid gap-8">
        <Section id="today" title={t('today')}>
          <TodayList parts={page.today} />
        </Section>
        <Section
          id="next"
          title={t('next')}
          aside={
            <Link
              to={paths.staff.mine()}
              className="-my-3 inline-flex min-h-11 items-center text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
            >
              {t('allShifts')}
            </Link>
          }
        >
          {shifts.length > 0 ? (
            <ul className="divide-y">
              {shifts.map((one) => (
                <li key={one.id} className="py-3">
                  <ShiftLine shift={one} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="py-3 text-sm text-muted">{t('nextNone')}</p>
          )}
        </Section>
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
