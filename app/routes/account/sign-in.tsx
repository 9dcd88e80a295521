import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { signInSchema } from '#app/domains/accounts/schema.ts';
import { signIn } from '#app/domains/accounts/sign-in.server.ts';
import { demoSignIns, isEmptyHouse } from '#app/domains/setup/public.server.ts';
import { paths } from '#app/paths.ts';
import { deviceCookie, deviceTokenOf, newDeviceToken } from '#app/platform/device-cookie.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { readSession, sessionIdOf } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { DemoChoices } from './demo-choices.tsx';

export const handle: ShellHandle = { shell: 'bare' };

export async function loader({ request }: LoaderFunctionArgs) {
  const weiter = safeReturnPath(new URL(request.url).searchParams.get('weiter'), paths.booking.week());
  if (await readSession(request)) return redirect(weiter);
  if (await isEmptyHouse()) return redirect(paths.setup.firstRun());
  const title = translator(localeFromCookie(request), 'accounts')('signIn.title');
  return { weiter, title, demo: demoSignIns() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await readForm(request, signInSchema);
  const t = translator(localeFromCookie(request), 'accounts');
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 422 });

  const { weiter, ...credentials } = submission.value;
  const deviceToken = deviceTokenOf(request) ?? newDeviceToken();
  const outcome = await signIn(anonymousCtx(context), {
    ...credentials,
    deviceToken,
    earlierSessionId: sessionIdOf(request),
  });
  const refuse = (text: string, status: number, retryAfterSeconds?: number) =>
    data(submission.reply({ formErrors: [text], hideFields: ['password'] }), {
      status,
      ...(retryAfterSeconds === undefined ? {} : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
    });

  switch (outcome.kind) {
    case 'signed_in': {
      const response = redirect(safeReturnPath(weiter, paths.booking.week()), { status: 303 });
      response.headers.append('Set-Cookie', outcome.setCookie);
      response.headers.append('Set-Cookie', deviceCookie(deviceToken));
      return response;
    }
    case 'wrong':
      return refuse(t('signIn.wrong'), 422);
    case 'limited':
      return refuse(
        t('signIn.limited', { minutes: Math.ceil(outcome.retryAfterSeconds / 60) }),
        429,
        outcome.retryAfterSeconds,
      );
    case 'busy':
      return refuse(t('signIn.busy'), 503, 3);
  }
}

export default function SignInScreen() {
  const { weiter, demo } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const t = useTranslations('accounts');
  const isSending = useNavigation().formAction === paths.account.signIn();
  const [form, fields] = useForm<{ email: string; password: string }>({
    id: 'sign-in',
    lastResult: lastResult ?? null,
    constraint: { email: { required: true, maxLength: 254 }, password: { required: true, maxLength: 1024 } },
  });
  const errorRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.errors) errorRef.current?.focus();
  }, [form.errors]);
  const messages = (errors: string[] | undefined) =>
    errors?.map((key) => t(key === 'signIn.emailMissing' ? 'signIn.emailMissing' : 'signIn.passwordMissing'));

  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{t('signIn.title')}</h1>
      <p className="mt-1 text-muted">{t('signIn.lede')}</p>
      {form.errors ? (
        <Notice ref={errorRef} tone="error" className="mt-6">
          {form.errors.join(' ')}
        </Notice>
      ) : null}
      {/* The document loads again: the person's language may differ from the page's. */}
      <Form method="post" reloadDocument className="mt-6 grid gap-5" {...getFormProps(form)} noValidate={false}>
        <input type="hidden" name="weiter" value={weiter} />
        <Field field={fields.email} errors={messages(fields.email.errors)} label={t('signIn.email')}>
          <Input
            {...getInputProps(fields.email, { type: 'email' })}
            key="email"
            autoComplete="username"
            inputMode="email"
          />
        </Field>
        <Field field={fields.password} errors={messages(fields.password.errors)} label={t('signIn.password')}>
          <Input
            {...getInputProps(fields.password, { type: 'password' })}
            key="password"
            autoComplete="current-password"
          />
        </Field>
        <Button tone="primary" busy={isSending} className="w-full">
          {t('signIn.submit')}
        </Button>
      </Form>
      <p className="mt-5 text-sm">
        <Link to={paths.booking.week()} className="text-accent-text underline underline-offset-3 hover:no-underline">
          {t('signIn.publicPlan')}
        </Link>
      </p>
      {demo.length > 0 ? <DemoChoices people={demo} weiter={weiter} /> : null}
    </>
  );
}

/** Remix sends an action's headers, such as Retry-After, only when the page exports this function. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
