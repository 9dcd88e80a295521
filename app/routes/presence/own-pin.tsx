import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { setTerminalPin } from '#app/domains/presence/badges/set-terminal-pin.server.ts';
import { getOwnPin } from '#app/domains/presence/pages/badge-page.server.ts';
import { ownPinSchema } from '#app/domains/presence/pages/kiosk-forms.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { answerPin } from './badges/answers.server.ts';
import { PinField } from './badges/pin-field.tsx';

/** The own PIN for terminals, with the member number that belongs to it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'pin.choose');
  const { memberNumber, pinSetAtMs, pinSetBy } = await getOwnPin(readCtx(), actor);
  return {
    title: translator(actor.locale, 'presence.pin')('title'),
    memberNumber,
    pinSetAt: momentOrNull(pinSetAtMs, actor.locale),
    pinSetBy,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'pin.choose');
  const { locale } = actor;
  const submission = await readForm(request, ownPinSchema);
  const refuse = (codes: Parameters<typeof answerPin>[0], status = 422) =>
    data(answerPin(codes, { locale, section: 'presence.pin' }), { status });
  if (submission.status !== 'success') return refuse(submission.error);
  const { pin, repeated } = submission.value;
  if (pin !== repeated) return refuse({ repeated: ['repeated'] });
  const outcome = await setTerminalPin(verbCtx(actor, context), { pin });
  switch (outcome.kind) {
    case 'set':
      return redirectWithFlash(paths.presence.ownPin(), {
        tone: 'good',
        text: translator(locale, 'presence.pin')('saved'),
      });
    case 'refused':
      return refuse({ pin: [outcome.problem] });
    case 'busy':
      return refuse({ pin: ['busy'] }, 503);
  }
}

export default function OwnPinScreen() {
  const { title, memberNumber, pinSetAt, pinSetBy } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('presence.pin');
  const setAt = pinSetAt ?? '';
  const state = pinSetBy
    ? t('setBy', { time: setAt, person: pinSetBy })
    : pinSetAt
      ? t('setAt', { time: setAt })
      : null;
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeader title={title} lede={t('lede')} />
      {memberNumber === null ? (
        <Notice title={t('noNumber')}>{t('noNumberHint')}</Notice>
      ) : (
        <>
          <Facts>
            <Fact name={t('number')}>{memberNumber}</Fact>
            <Fact name={t('state')}>{state ?? t('none')}</Fact>
          </Facts>
          <EntityForm
            action={paths.presence.ownPin()}
            intent="pin"
            version={null}
            answer={answer}
            className="grid gap-5"
          >
            <PinField name="pin" label={t('pin')} help={t('pinHelp')} errors={answer?.errors['pin']} isSecret />
            <PinField name="repeated" label={t('repeated')} errors={answer?.errors['repeated']} isSecret />
            <div>
              <SaveButton>{t('save')}</SaveButton>
            </div>
          </EntityForm>
        </>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
