import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { OPT_IN_HOURS } from '#app/domains/access/requests/opt-in-mail.server.ts';
import { requestAccess } from '#app/domains/access/requests/request-access.server.ts';
import { listAskableAreas } from '#app/domains/access/requests/request-rows.server.ts';
import { askAccessSchema } from '#app/domains/access/schema.ts';
import { getSenderState } from '#app/domains/outbox/pages/sender-page.server.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { anonymousCtx, readCtx } from '#app/platform/request-ctx.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';

/** Requesting access to a door (seed 2, 5.1): members for themselves, guests with an e-mail address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = actor?.locale ?? localeFromCookie(request);
  return {
    title: translator(locale, 'access.ask')('title'),
    isGuest: actor === null,
    email: actor?.email ?? null,
    areas: await listAskableAreas(readCtx().db),
    chosen: new URL(request.url).searchParams.get('tuer') ?? '',
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const locale = actor?.locale ?? localeFromCookie(request);
  const t = translator(locale, 'access.ask');
  const submission = await readForm(request, askAccessSchema);
  const wrong = submission.status === 'success' ? null : (submission.error ?? {});
  const input = submission.status === 'success' ? submission.value : null;
  const lacksEmail = actor === null && input?.email === undefined;
  if (!input || lacksEmail) {
    const errors = {
      area: wrong?.['area'] ? t('errors.area') : null,
      email: wrong?.['email'] || lacksEmail ? t('errors.email') : null,
    };
    return data({ kind: 'wrong' as const, errors, text: null }, { status: 422 });
  }
  const ctx = { ...anonymousCtx(context), actor };
  const outcome = await requestAccess(ctx, { slug: input.area, email: input.email, locale });
  const answer = (kind: 'sent' | 'info' | 'refused', text: string, status: number, headers: HeadersInit = {}) =>
    data({ kind, errors: null, text }, { status, headers });
  switch (outcome.kind) {
    case 'sent': {
      const { isSetUp } = await getSenderState(readCtx());
      return answer('sent', isSetUp ? t('sent', { hours: String(OPT_IN_HOURS) }) : t('unsent'), 200);
    }
    case 'already':
      return answer('info', t('already', { door: outcome.areaTitle }), 200);
    case 'no_email':
      return answer('refused', t('noEmail'), 422);
    case 'limited': {
      const minutes = Math.ceil(outcome.retryAfterS / 60);
      return answer('refused', t('limited', { minutes }), 429, { 'Retry-After': String(outcome.retryAfterS) });
    }
  }
}

export default function AskAccessScreen() {
  const { title, isGuest, email, areas, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('access.ask');
  const isSending = useNavigation().formAction !== undefined;
  const errorsOf = (text: string | null | undefined) => (text ? [text] : undefined);
  const tone = answer?.kind === 'sent' ? 'good' : answer?.kind === 'refused' ? 'error' : 'info';
  return (
    <div className="max-w-md">
      <StartedForms isDone={answer?.kind === 'sent'}>
        <PageHeader
          title={title}
          lede={t('lede')}
          back={isGuest ? null : <BackLink to={paths.access.doors()}>{t('back')}</BackLink>}
        />
        {answer?.text ? (
          <Notice tone={tone} className="mb-5">
            {answer.text}
          </Notice>
        ) : null}
        {areas.length === 0 ? (
          <EmptyState icon={KeyRound} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        ) : answer?.kind === 'sent' ? null : (
          <Form method="post" className="grid gap-4" noValidate data-started="ask">
            <Field field={{ id: 'ask-area' }} label={t('door')} errors={errorsOf(answer?.errors?.area)}>
              <Select name="area" defaultValue={chosen} required>
                {areas.some(({ slug }) => slug === chosen) ? null : <option value="">–</option>}
                {areas.map((area) => (
                  <option key={area.slug} value={area.slug} lang="de">
                    {area.title}, {area.facilityName}
                  </option>
                ))}
              </Select>
            </Field>
            {isGuest ? (
              <Field
                field={{ id: 'ask-email' }}
                label={t('email')}
                help={t('emailHelp')}
                errors={errorsOf(answer?.errors?.email)}
              >
                <Input type="email" name="email" autoComplete="email" maxLength={254} required />
              </Field>
            ) : (
              <p className="text-sm text-muted">{email === null ? t('noEmail') : t('own', { email })}</p>
            )}
            <div>
              <Button tone="primary" busy={isSending} disabled={!isGuest && email === null}>
                {t('submit')}
              </Button>
            </div>
          </Form>
        )}
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
