import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createMember } from '#app/domains/staff/crew/create-member.server.ts';
import { newMemberSchema } from '#app/domains/staff/crew/schema.ts';
import { listNewMembers } from '#app/domains/staff/pages/crew-pages.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerCrew } from './crew/answers.server.ts';
import { NEW_MEMBER, memberOfForm } from './crew/form-values.ts';
import { MemberForm } from './crew/member-form.tsx';

/** The form of a new staff member. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const people = await listNewMembers(readCtx(), actor);
  return { title: translator(actor.locale, 'staff.crew')('member.new'), people };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const fields = await readFields(request);
  const values = memberOfForm(fields);
  const submission = parseForm(fields, newMemberSchema);
  if (submission.status !== 'success') return data(answerCrew(values, submission.error, actor.locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await createMember(verbCtx(actor, context), input);
  if (outcome.kind === 'refused')
    return data(answerCrew(values, codesOf(outcome.problems), actor.locale), { status: 422 });
  const text = translator(actor.locale, 'staff.crew')('created', { name: outcome.name });
  return redirectWithFlash(paths.staff.member(outcome.staffId), { tone: 'good', text });
}

export default function NewMemberScreen() {
  const { title, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.crew');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.staff.members()}>{t('member.back')}</BackLink>} />
      <StartedForms>
        <MemberForm
          action={paths.staff.newMember()}
          version={null}
          values={NEW_MEMBER}
          answer={answer ?? null}
          people={people}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
