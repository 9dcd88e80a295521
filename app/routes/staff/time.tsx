import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { getTimePage } from '#app/domains/staff/pages/time-page.server.ts';
import { correctSchema } from '#app/domains/staff/times/forms.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { actOnSession, answerFields } from './time/answers.server.ts';
import { CorrectForm, DiscardSession } from './time/correct-form.tsx';
import { CorrectionList } from './time/correction-list.tsx';
import { EventList } from './time/event-list.tsx';
import { correctionView, eventView, shiftChoice, valuesOf } from './time/time-view.server.ts';
import { SessionMarks } from './times/session-state.tsx';
import { sessionView } from './times/session-view.server.ts';

/** A time session with its stamps, its corrections, and the form that puts it right. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'time.view');
  const ctx = readCtx();
  const page = await getTimePage(ctx, actor, pathId(params, 'sessionId'));
  if (!page) throw new Response(null, { status: 404 });
  const { locale } = actor;
  const { session, events, corrections, shifts, mayCorrect, isOwn } = page;
  const view = sessionView(session, ctx.now.epochMilliseconds, locale);
  return {
    title: translator(locale, 'staff.times')('ofSession', { name: view.name, day: view.day }),
    session: { ...view, version: session.version, isOpen: session.endMs === null },
    values: valuesOf(page),
    shifts: shifts.map((shift) => shiftChoice(shift, locale)),
    events: events.map((event) => eventView(event, locale)),
    corrections: corrections.map((line) => correctionView(line, session.dayKey, locale)),
    mayCorrect,
    isOwn,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'time.correct');
  const fields = await readFields(request);
  const submission = parseForm(fields, correctSchema);
  if (submission.status !== 'success') return answerFields(fields, submission.error, actor.locale);
  const ctx = verbCtx(actor, context);
  const page = await getTimePage(ctx, actor, pathId(params, 'sessionId'));
  if (!page) throw new Response(null, { status: 404 });
  return await actOnSession(ctx, page.session, { input: submission.value, fields });
}

export default function TimeScreen() {
  const { title, session, values, shifts, events, corrections, mayCorrect, isOwn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('staff.times');
  const { id, version, state, hints } = session;
  return (
    <>
      <PageHeader title={title} back={<BackLink to={paths.staff.times()}>{t('back')}</BackLink>} />
      <div className="grid max-w-2xl gap-9">
        <div className="grid gap-4">
          <p className="flex flex-wrap gap-2 empty:hidden">
            <SessionMarks state={state} isCorrected={session.isCorrected} />
          </p>
          {state === 'flagged' ? <Notice tone="warn">{t('flaggedHint')}</Notice> : null}
          <Facts label={title}>
            <Fact name={t('column.when')}>{session.times}</Fact>
            <Fact name={t('column.work')}>{session.work}</Fact>
            <Fact name={t('column.break')}>{session.breaks}</Fact>
            <Fact name={t('column.plan')}>
              {session.plan === null ? null : [session.plan, session.planPlace].filter(Boolean).join(' · ')}
            </Fact>
            <Fact name={t('difference')}>{session.difference}</Fact>
            <Fact name={t('column.hints')}>
              {hints.length === 0 ? null : (
                <ul className="grid gap-1">
                  {hints.map((hint) => (
                    <li key={hint}>{hint}</li>
                  ))}
                </ul>
              )}
            </Fact>
            <Fact name={t('noBreakName')}>{session.noBreakReason}</Fact>
          </Facts>
        </div>
        <EventList events={events} />
        <CorrectionList title={t('corrections.ofSession')} corrections={corrections} />
        {mayCorrect ? (
          <>
            <CorrectForm
              key={version}
              id={id}
              version={version}
              isOpen={session.isOpen}
              values={values}
              shifts={shifts}
              answer={answer}
            />
            {state === 'discarded' ? null : <DiscardSession id={id} version={version} />}
          </>
        ) : (
          <p className="text-sm text-muted">{t(isOwn ? 'notOwn' : 'onlyAdmins')}</p>
        )}
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
