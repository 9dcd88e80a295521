import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
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
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { CLEAR_GUEST_LOCALE, guestLocale, localeFromCookie } from '#app/platform/preferences.server.ts';
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
import { CarriedFields, ContinueWithForm } from './carried-form.tsx';
import { DemoChoices } from './demo-choices.tsx';
import { answerWith, carriedWith, takeForm } from './sign-in-answer.server.ts';

export const handle: ShellHandle = { shell: 'bare' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const weiter = safeReturnPath(searchParams.get('weiter'), paths.booking.week());
  // After an action, the loader gets the headers of the form, and the action has decided where to go.
  const isAfterAction = request.headers.has('content-type');
  if (!isAfterAction && (await readSession(request))) return redirect(weiter);
  if (await isEmptyHouse()) return redirect(paths.setup.firstRun());
  const title = translator(localeFromCookie(request), 'accounts')('signIn.title');
  // A browser that signed out by itself sends no session.
  return { weiter, title, demo: demoSignIns(), isEnded: sessionIdOf(request) !== null || searchParams.has('beendet') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const formular = new URL(request.url).searchParams.get('formular');
  if (formular !== null) return takeForm(request, formular, fields);

  const submission = parseForm(fields, signInSchema);
  const t = translator(localeFromCookie(request), 'accounts');
  const kept = carriedWith(fields);
  const hidden = { hideFields: ['password', 'felder'] };
  if (submission.status !== 'success') return answerWith({ ...kept, lastResult: submission.reply(hidden) }, 422);

  const { email, password, weiter } = submission.value;
  const deviceToken = deviceTokenOf(request) ?? newDeviceToken();
  const outcome = await signIn(anonymousCtx(context), {
    email,
    password,
    deviceToken,
    earlierSessionId: sessionIdOf(request),
    chosenLocale: guestLocale(request),
  });
  const refuse = (text: string, status: number, retryAfterSeconds?: number) =>
    answerWith(
      { ...kept, lastResult: submission.reply({ formErrors: [text], ...hidden }) },
      status,
      new Headers(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    );

  switch (outcome.kind) {
    case 'signed_in': {
      const headers = new Headers();
      for (const cookie of [outcome.setCookie, deviceCookie(deviceToken), CLEAR_GUEST_LOCALE])
        headers.append('Set-Cookie', cookie);
      return kept.carried
        ? answerWith({ ...kept, name: outcome.name }, 200, headers)
        : redirect(safeReturnPath(weiter, paths.booking.week()), { status: 303, headers });
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
  const { weiter, demo, isEnded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('accounts');
  const isSending = useNavigation().formMethod === 'POST';
  const [form, fields] = useForm<{ email: string; password: string }>({
    id: 'sign-in',
    lastResult: answer?.lastResult ?? null,
    constraint: { email: { required: true, maxLength: 254 }, password: { required: true, maxLength: 1024 } },
  });
  const errorRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.errors) errorRef.current?.focus();
  }, [form.errors]);
  const messages = (errors: string[] | undefined) =>
    errors?.map((key) => t(key === 'signIn.emailMissing' ? 'signIn.emailMissing' : 'signIn.passwordMissing'));

  const carried = answer?.carried ?? null;
  if (carried && answer?.name) return <ContinueWithForm form={carried} name={answer.name} />;
  const ended = carried ? 'endedCarried' : answer?.isTooLong ? 'endedTooLong' : isEnded ? 'ended' : null;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{t('signIn.title')}</h1>
      <p className="mt-1 text-muted">{t('signIn.lede')}</p>
      {ended ? (
        <Notice tone={ended === 'endedTooLong' ? 'warn' : 'info'} className="mt-6">
          {t(`signIn.${ended}`)}
        </Notice>
      ) : null}
      {form.errors ? (
        <Notice ref={errorRef} tone="error" className="mt-6">
          {form.errors.join(' ')}
        </Notice>
      ) : null}
      {/* The document loads again: the person's language may differ from the page's. */}
      <Form
        method="post"
        action={paths.account.signIn({ weiter })}
        reloadDocument
        className="mt-6 grid gap-5"
        {...getFormProps(form)}
        noValidate={false}
      >
        <input type="hidden" name="weiter" value={weiter} />
        <CarriedFields form={carried} packed={answer?.packed ?? ''} />
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
      {carried ? null : (
        <p className="mt-5 text-sm">
          <Link to={paths.booking.week()} className="text-accent-text underline underline-offset-3 hover:no-underline">
            {t('signIn.publicPlan')}
          </Link>
        </p>
      )}
      {demo.length > 0 ? (
        <DemoChoices people={demo}>
          <input type="hidden" name="weiter" value={weiter} />
          <CarriedFields form={carried} packed={answer?.packed ?? ''} />
        </DemoChoices>
      ) : null}
    </>
  );
}

/** Remix sends an action's headers, such as Retry-After, only when the page exports this function. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
