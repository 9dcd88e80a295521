import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { confirmAccess, lookAtOptIn } from '#app/domains/access/requests/confirm-access.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { anonymousCtx, readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** The target of an opt-in link. Only the button confirms, because mail scanners open links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const { state, request: asked } = await lookAtOptIn(readCtx(), params['token'] ?? '');
  return data(
    {
      title: translator(actor?.locale ?? localeFromCookie(request), 'access.ask')('confirm.title'),
      state,
      asked: asked && { email: asked.email, door: asked.areaTitle, place: asked.facilityName },
    },
    { status: state === 'unknown' ? 404 : 200, headers: PRIVATE },
  );
}

export async function action({ params, context }: ActionFunctionArgs) {
  const outcome = await confirmAccess(anonymousCtx(context), params['token'] ?? '');
  const { isConfirmed, hasAccount, state } = outcome;
  const status = isConfirmed || state === 'used' ? 200 : state === 'unknown' ? 404 : 410;
  return data({ isConfirmed, hasAccount }, { status, headers: PRIVATE });
}

/** The address contains a secret. Security headers keep it from other sites. */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

export default function ConfirmAccessScreen() {
  const { title, state, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.ask.confirm');
  const isSending = useNavigation().formAction !== undefined;
  const door = asked?.door ?? '';
  return (
    <div className="max-w-md">
      <PageHeader title={title} />
      {answer?.isConfirmed ? (
        <Notice
          tone="good"
          title={t('done')}
          actions={<LinkButton to={paths.access.doors()}>{t('toDoors')}</LinkButton>}
        >
          {t('doneText', { door })} {answer.hasAccount ? null : t('doneNoAccount')}
        </Notice>
      ) : state === 'open' && asked ? (
        <Form method="post" className="grid gap-4">
          <p className="text-base">{t('question', asked)}</p>
          <div>
            <Button tone="primary" busy={isSending}>
              {t('submit')}
            </Button>
          </div>
        </Form>
      ) : (
        <Over state={state === 'open' ? 'unknown' : state} />
      )}
    </div>
  );
}

function Over({ state }: { state: 'used' | 'expired' | 'revoked' | 'unknown' }) {
  const t = useTranslations('access.ask.confirm');
  const isUsed = state === 'used';
  return (
    <Notice
      tone={isUsed ? 'info' : 'warn'}
      title={t(state)}
      actions={
        isUsed ? (
          <LinkButton to={paths.access.doors()}>{t('toDoors')}</LinkButton>
        ) : (
          <LinkButton to={paths.access.ask()}>{t('again')}</LinkButton>
        )
      }
    >
      {t(`${state}Text`)}
    </Notice>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
