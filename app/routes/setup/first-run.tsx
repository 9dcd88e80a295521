import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl/react';
import { firstSetupSchema } from '#app/domains/setup/schema.ts';
import { isEmptyHouse, isGoodSetupCode } from '#app/domains/setup/public.server.ts';
import { runFirstSetup } from '#app/domains/setup/run-first-setup.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translateErrors } from '#app/platform/form/answer.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { FirstRunForm } from './first-run-form.tsx';

export const handle: ShellHandle = { shell: 'bare' };

/** The setup of an empty database (domain.md, setup): the form with a valid code, otherwise where to find one. A GET does not use the code up. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await isEmptyHouse())) throw new NotFoundError('the house is set up');
  const code = new URL(request.url).searchParams.get('code');
  const isGood = code !== null && (await isGoodSetupCode(code));
  const title = translator(localeFromCookie(request), 'setup')('title');
  const page = {
    title,
    code: isGood ? code : null,
    isWrong: code !== null && !isGood,
    link: publicUrl(paths.setup.firstRun()),
  };
  return data(page, { status: page.isWrong ? 403 : 200 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await isEmptyHouse())) throw new NotFoundError('the house is set up');
  const locale = localeFromCookie(request);
  const t = translator(locale, 'setup');
  const submission = await readForm(request, firstSetupSchema);
  const hideFields = ['password', 'passwordAgain'];
  if (submission.status !== 'success') {
    const { code, '': ofForm, ...fields } = submission.error ?? {};
    const said = [...(ofForm ?? []), ...(code ?? [])];
    const codes = { ...fields, '': said.length > 0 ? said : ['summary'] };
    const error = translateErrors(codes, (key, field) => wordFor(locale, key, field));
    return data({ ...submission.reply({ hideFields }), error }, { status: 422 });
  }

  const outcome = await runFirstSetup(anonymousCtx(context), { ...submission.value, locale });
  switch (outcome.kind) {
    case 'set_up': {
      const text = t('done', { name: submission.value.firstName });
      return redirectWithFlash(paths.booking.week(), { tone: 'good', text }, [outcome.setCookie]);
    }
    case 'has_people':
      throw new NotFoundError('the house is set up');
    case 'wrong_code':
      return data(submission.reply({ formErrors: [t('errors.code_wrong')], hideFields }), { status: 403 });
    case 'busy':
      return data(submission.reply({ formErrors: [t('errors.busy')], hideFields }), { status: 503 });
  }
}

export default function FirstRunScreen() {
  const { code, isWrong, link } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('setup');
  if (code === null)
    return (
      <>
        <h1 className="text-xl font-semibold tracking-tight">{t('closed.title')}</h1>
        {isWrong ? (
          <Notice tone="error" className="mt-5">
            {t('closed.wrong')}
          </Notice>
        ) : null}
        <p className="mt-4 wrap-anywhere">{t('closed.text', { link })}</p>
        <p className="mt-3 text-muted">{t('closed.how')}</p>
      </>
    );
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="mt-1 text-muted">{t('lede')}</p>
      <FirstRunForm code={code} lastResult={answer ?? null} />
    </>
  );
}

/** The text of a schema's message key. An input that no browser sends has no text of its own. */
function wordFor(locale: Locale, key: string, field: string): string {
  const t = translator(locale, 'setup.errors') as unknown as LooseTranslator;
  return t.has(key) ? t(key, { field }) : t('invalid');
}

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? 'Platzwart' }];

export function ErrorBoundary() {
  return <ErrorPage />;
}
