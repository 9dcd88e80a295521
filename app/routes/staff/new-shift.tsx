import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { getShiftChoices } from '#app/domains/staff/pages/shift.server.ts';
import { newShiftSchema } from '#app/domains/staff/pages/shift-forms.ts';
import { createShift } from '#app/domains/staff/shifts/create-shift.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, isLocalDate, isoWeekOf, today } from '#app/platform/calendar.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { warningWords } from './roster/warning-words.server.ts';
import { answerProblems, answerShift } from './shift/answers.server.ts';
import { ShiftForm } from './shift/shift-form.tsx';
import { rolesOf, type ShiftValues } from './shift/shift-values.ts';

/** The form of a new shift. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const ctx = readCtx();
  const { people, facilities } = await getShiftChoices(ctx, actor);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('datum') ?? '';
  const date = isLocalDate(asked) ? asked : today(ctx.now, HOME_ZONE);
  const values: ShiftValues = {
    dateLocal: date,
    startTimeLocal: '',
    endTimeLocal: '',
    role: '',
    station: searchParams.get('station') ?? '',
    workAreaId: searchParams.get('bereich') ?? '',
    requiredStaffCount: '1',
    notesStaff: '',
    notesInternal: '',
    staffIds: [searchParams.get('mitarbeiter')].filter((id) => id !== null),
  };
  const title = translator(actor.locale, 'staff.shift')('newTitle');
  return { title, people, facilities, values, week: isoWeekOf(date) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const { locale } = actor;
  const fields = await readFields(request);
  const submission = parseForm(fields, newShiftSchema);
  if (submission.status !== 'success') return data(answerShift(fields, submission.error, locale), { status: 422 });
  const outcome = await createShift(verbCtx(actor, context), submission.value);
  if (outcome.kind === 'refused') return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  const t = translator(locale, 'staff.shift');
  const { shift, warnings } = outcome;
  const { people } = await getShiftChoices(readCtx(), actor);
  const words = warningWords(warnings, people, locale);
  const text = words.length > 0 ? `${t('created')} ${t('warnings')}: ${words.join(' ')}` : t('created');
  const tone = words.length > 0 ? 'info' : 'good';
  return redirectWithFlash(paths.staff.shift(shift.id), { tone, text: text.slice(0, 480) });
}

export default function NewShiftScreen() {
  const { title, people, facilities, values, week } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.shift');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.staff.roster({ woche: week })}>{t('back')}</BackLink>} />
      <StartedForms>
        <ShiftForm
          action={paths.staff.newShift()}
          version={null}
          values={values}
          answer={answer ?? null}
          facilities={facilities}
          people={people}
          roles={rolesOf(people)}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
