import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyPage, historyQuery } from '#app/domains/audit/public.server.ts';
import { roleWord } from '#app/domains/staff/mails/shift-words.server.ts';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getShiftPage, listShiftHistory } from '#app/domains/staff/pages/shift.server.ts';
import { shiftActSchema } from '#app/domains/staff/pages/shift-forms.ts';
import { editShift } from '#app/domains/staff/shifts/edit-shift.server.ts';
import { storedTimes } from '#app/domains/staff/store/shift-times.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, isoWeekOf } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { History } from '#app/ui/history.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { warningWords } from './roster/warning-words.server.ts';
import { actOnShift } from './shift/acts.server.ts';
import { answerProblems, answerShift, shiftEntryWords } from './shift/answers.server.ts';
import { ShiftForm } from './shift/shift-form.tsx';
import { rolesOf, valuesOfForm, valuesOfShift } from './shift/shift-values.ts';
import { CancelShift, ShiftFacts, ShiftState } from './shift/shift-state.tsx';
import { Staffing } from './shift/staffing.tsx';

const PEOPLE_ACTS = new Set(['assign', 'unassign', 'swap']);
/** A shift: its people, its fields as a form, its states, its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.view');
  const shiftId = pathId(params, 'shiftId');
  const { locale } = actor;
  const { after } = historyQuery.read(request.url);
  const [page, history] = await readTogether(readCtx(), (ctx) => [
    getShiftPage(ctx, actor, shiftId),
    listShiftHistory(ctx, actor, { shiftId, after }),
  ]);
  if (!page) throw new Response(null, { status: 404 });
  const { shift, people, warnings } = page;
  const role = roleWord(shift.role, locale);
  const times = storedTimes(shift);
  const { day, timeRange } = formats(locale);
  return {
    ...page,
    title: translator(locale, 'staff.shift')('title', { role, day: day(shift.dateLocal) }),
    time: timeRange(times.startTimeLocal, times.endTimeLocal),
    values: { ...valuesOfShift(shift, times), role },
    warnings: warningWords(warnings, people, locale),
    week: isoWeekOf(shift.dateLocal),
    ...historyPage(history, {
      url: request.url,
      to: paths.staff.shift(shiftId),
      locale,
      timeZone: HOME_ZONE,
      what: (line) => shiftEntryWords(line, people, locale),
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const shiftId = pathId(params, 'shiftId');
  const { locale } = actor;
  const t = translator(locale, 'staff.shift');
  const fields = await readFields(request);
  const submission = parseForm(fields, shiftActSchema);
  const here = paths.staff.shift(shiftId);
  if (submission.status !== 'success') {
    // A person is missing in the form of a button, which has no fields to mark.
    const intent = fields.get('intent');
    if (typeof intent === 'string' && PEOPLE_ACTS.has(intent))
      return redirectWithFlash(here, { tone: 'error', text: t('errors.staff') });
    return data(answerShift(fields, submission.error, locale), { status: 422 });
  }
  const ctx = verbCtx(actor, context);
  const act = submission.value;
  if (act.intent !== 'save') {
    const page = await getShiftPage(readCtx(), actor, shiftId);
    if (!page) throw new Response(null, { status: 404 });
    return redirectWithFlash(here, await actOnShift(ctx, act, page));
  }
  const { intent: _intent, ...input } = act;
  const outcome = await editShift(ctx, { shiftId, ...input });
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(here, { tone: 'good', text: t('saved') });
    case 'stale':
      return data(answerStale(valuesOfForm(fields), t('stale')), { status: 409 });
    case 'over':
      return redirectWithFlash(here, { tone: 'error', text: t('gone') });
    case 'refused':
      return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  }
}

export default function ShiftScreen() {
  const { title, time, shift, people, facilities, values, warnings, week, isEventGone, templateName, history, list } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.shift');
  useLiveRevalidate(paths.live(), (event) => STAFF_TOPIC.is(event) && event.root === shift.operatorId);
  const here = paths.staff.shift(shift.id);
  const isOver = shift.status === 'CANCELLED' || shift.archived;
  const assigned = people.filter(({ id }) => shift.staffIds.includes(id));
  const others = people.filter(({ id, isActive }) => isActive && !shift.staffIds.includes(id));
  return (
    <>
      <PageHeader
        title={title}
        lede={[time, shift.station].filter(Boolean).join(' · ')}
        back={<BackLink to={paths.staff.roster({ woche: week })}>{t('back')}</BackLink>}
      />
      {isEventGone && !isOver ? (
        <Notice tone="warn" className="mb-6 max-w-2xl">
          {t('eventGone')}
        </Notice>
      ) : null}
      <div className="grid max-w-2xl gap-10">
        <ShiftState action={here} shift={shift} />
        {isOver ? (
          <ShiftFacts values={values} facilities={facilities} assigned={assigned} />
        ) : (
          <>
            <Staffing
              action={here}
              assigned={assigned}
              others={others}
              role={shift.role}
              required={shift.requiredStaffCount}
              isPublished={shift.status === 'PUBLISHED'}
              warnings={warnings}
            />
            <section aria-labelledby="fields" className="grid gap-4">
              <h2 id="fields" className="border-b pb-1 text-base font-semibold">
                {t('fields')}
                {templateName ? (
                  <span className="ml-2 text-sm font-normal text-muted">
                    {t('fromTemplate')}: {templateName}
                  </span>
                ) : null}
              </h2>
              <StartedForms>
                <ShiftForm
                  key={shift.version}
                  action={here}
                  version={shift.version}
                  values={values}
                  answer={answer ?? null}
                  facilities={facilities}
                  roles={rolesOf(people)}
                />
              </StartedForms>
            </section>
            <CancelShift action={here} status={shift.status} />
          </>
        )}
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
