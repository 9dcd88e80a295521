import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { IdCard } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { editMember } from '#app/domains/staff/crew/edit-member.server.ts';
import { memberActSchema } from '#app/domains/staff/crew/schema.ts';
import { setMemberActive } from '#app/domains/staff/crew/set-member-active.server.ts';
import { getMember, listCrewHistory } from '#app/domains/staff/pages/crew-pages.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerCrew, answerCrewEdit, crewHistory } from './crew/answers.server.ts';
import { memberOfForm, memberOfRow } from './crew/form-values.ts';
import { MemberForm } from './crew/member-form.tsx';
import { SwitchSection } from '#app/ui/switch-section.tsx';

/** The person of a stored staff member is no choice. */
const NOBODY: readonly never[] = [];

/** A staff member: its fields, as a form, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const id = pathId(params, 'staffId');
  const { after } = historyQuery.read(request.url);
  const [record, history] = await readTogether(readCtx(), (ctx) => [
    getMember(ctx, actor, id),
    listCrewHistory(ctx, actor, { entity: 'staff_member', id, after }),
  ]);
  if (!record) throw new Response(null, { status: 404 });
  const mayIdentify = can(actor, 'badge.administer') && listPartsOn(readCtx().db).has('presence');
  return {
    title: record.name,
    badges: mayIdentify ? paths.presence.badges(id) : null,
    record,
    ...crewHistory(history, { url: request.url, to: paths.staff.member(id), locale: actor.locale }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const staffId = pathId(params, 'staffId');
  const { locale } = actor;
  const t = translator(locale, 'staff.crew');
  const fields = await readFields(request);
  const values = memberOfForm(fields);
  const submission = parseForm(fields, memberActSchema);
  if (submission.status !== 'success') return data(answerCrew(values, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  const here = paths.staff.member(staffId);
  const record = await getMember(ctx, actor, staffId);
  if (!record) throw new Response(null, { status: 404 });
  if (submission.value.intent === 'active') {
    const { isActive } = submission.value;
    const { comingShifts: count } = await setMemberActive(ctx, { staffId, isActive });
    const text = isActive
      ? t('member.activated', { name: record.name })
      : t('member.deactivated', { name: record.name, count });
    return redirectWithFlash(here, { tone: 'good', text });
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editMember(ctx, { staffId, ...input });
  return answerCrewEdit(outcome, { values, here, name: record.name, locale });
}

export default function MemberScreen() {
  const { title, record, badges, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.crew');
  const roleName = useRoleName();
  const here = paths.staff.member(record.id);
  return (
    <>
      <PageHeader
        title={title}
        lede={record.email ?? undefined}
        back={<BackLink to={paths.staff.members()}>{t('member.back')}</BackLink>}
        actions={
          badges === null ? undefined : (
            <LinkButton to={badges} icon={<IdCard aria-hidden />}>
              {t('member.badges')}
            </LinkButton>
          )
        }
      />
      <div className="max-w-2xl">
        <StartedForms>
          <MemberForm
            key={record.version}
            action={here}
            version={record.version}
            values={memberOfRow(record, roleName)}
            answer={answer ?? null}
            people={NOBODY}
          />
        </StartedForms>
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      <SwitchSection
        action={here}
        intent="active"
        name="isActive"
        turnsOn={!record.isActive}
        isEnd={record.isActive}
        label={t(record.isActive ? 'member.deactivate' : 'member.activate')}
        hint={t(record.isActive ? 'member.deactivateHint' : 'member.activateHint')}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
