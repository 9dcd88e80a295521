import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { revokeBadge } from '#app/domains/presence/badges/revoke-badge.server.ts';
import { setMemberNumber } from '#app/domains/presence/badges/set-member-number.server.ts';
import { setTerminalPin } from '#app/domains/presence/badges/set-terminal-pin.server.ts';
import { getBadgePage } from '#app/domains/presence/pages/badge-page.server.ts';
import { badgeActSchema } from '#app/domains/presence/pages/kiosk-forms.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { moment, momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerPin } from './badges/answers.server.ts';
import { BadgeList } from './badges/badge-list.tsx';
import { IdentityForms } from './badges/identity-forms.tsx';

/** What identifies a staff member at a terminal: number, PIN, badges. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'badge.administer');
  const { locale } = actor;
  const staffId = pathId(params, 'staffId');
  const page = await getBadgePage(readCtx(), actor, staffId);
  if (!page) throw new Response(null, { status: 404 });
  const { name, isActive, memberNumber, pinSetAtMs, pinSetBy } = page;
  return {
    title: translator(locale, 'presence.badges')('title', { name }),
    staffId,
    name,
    isActive,
    memberNumber,
    pinSetAt: momentOrNull(pinSetAtMs, locale),
    pinSetBy,
    badges: page.badges.map(({ id, createdAtMs, lastUsedAtMs, revokedAtMs }) => ({
      id,
      createdAt: moment(createdAtMs, locale),
      lastUsedAt: momentOrNull(lastUsedAtMs, locale),
      revokedAt: momentOrNull(revokedAtMs, locale),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'badge.administer');
  const { locale } = actor;
  const staffId = pathId(params, 'staffId');
  const fields = await readFields(request);
  const intent = fields.get('intent') === 'number' ? ('number' as const) : ('pin' as const);
  const submission = parseForm(fields, badgeActSchema);
  const refuse = (codes: Parameters<typeof answerPin>[0], status = 422) =>
    data({ intent, form: answerPin(codes, { locale, section: 'presence.badges' }) }, { status });
  const page = await getBadgePage(readCtx(), actor, staffId);
  if (!page) throw new Response(null, { status: 404 });
  if (submission.status !== 'success') return refuse(submission.error);
  const ctx = verbCtx(actor, context);
  const { userId } = page;
  const input = submission.value;
  const t = translator(locale, 'presence.badges');
  const done = (text: string) => redirectWithFlash(paths.presence.badges(staffId), { tone: 'good', text });
  switch (input.intent) {
    case 'number': {
      const outcome = await setMemberNumber(ctx, { userId, memberNumber: input.memberNumber });
      if (outcome.kind === 'refused')
        return refuse({ memberNumber: [outcome.problem] }, outcome.problem === 'taken' ? 409 : 422);
      return done(t('numberSaved'));
    }
    case 'pin': {
      const outcome = await setTerminalPin(ctx, { userId, pin: input.pin });
      if (outcome.kind === 'busy') return refuse({ pin: ['busy'] }, 503);
      if (outcome.kind === 'refused') return refuse({ pin: [outcome.problem] });
      return done(t('pinSaved'));
    }
    case 'revoke':
      await revokeBadge(ctx, { userId, badgeId: input.badge });
      return done(t('revokedNow'));
  }
}

export default function BadgesScreen() {
  const { title, staffId, name, isActive, badges, ...identity } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('presence.badges');
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.staff.member(staffId)}>{t('back', { name })}</BackLink>}
      />
      {isActive ? null : (
        <Notice tone="warn" className="mb-6 max-w-2xl">
          {t('inactive')}
        </Notice>
      )}
      <div className="grid gap-10">
        {isActive ? <IdentityForms {...identity} action={paths.presence.badges(staffId)} answer={answer} /> : null}
        <BadgeList staffId={staffId} badges={badges} mayIssue={isActive} />
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
