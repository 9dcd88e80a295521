import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl/react';
import { isPartOn } from '#app/domains/facilities/public.server.ts';
import { allowOwnAddress } from '#app/domains/outbox/allow-own-address.server.ts';
import { allowOwnAddressSchema, mailChoicesSchema } from '#app/domains/outbox/schema.ts';
import { getNotices } from '#app/domains/outbox/pages/notices.server.ts';
import { setMailChoices } from '#app/domains/outbox/set-mail-choices.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ChoicesForm } from './notices/choices-form.tsx';
import { RefusalNotice } from './notices/refusal-notice.tsx';

/** Which mails the person gets, and when. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'notice.choose');
  const ctx = readCtx();
  const { refusal, choices, ...page } = await getNotices(ctx, actor);
  const isStaffOn = isPartOn(ctx.db, 'staff');
  return {
    title: translator(actor.locale, 'outbox.notices')('title'),
    ...page,
    choices: choices.filter(({ kind }) => kind !== 'shifts' || isStaffOn),
    refusal: refusal && { ...refusal, at: moment(refusal.atMs, actor.locale) },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'notice.choose');
  const t = translator(actor.locale, 'outbox.notices');
  const done = (text: string) => redirectWithFlash(paths.account.notices(), { tone: 'good', text });
  const fields = await readFields(request);
  if (parseForm(fields, allowOwnAddressSchema).status === 'success') {
    const { kind } = await allowOwnAddress(verbCtx(actor, context));
    return done(t(kind === 'allowed' ? 'refusal.allowed' : 'refusal.notRefused'));
  }
  const submission = parseForm(fields, mailChoicesSchema(actor.role));
  if (submission.status !== 'success') {
    const { '': ofForm, intent, ...wrong } = submission.error ?? {};
    const notice = t(ofForm || intent ? 'unreadable' : 'wrong');
    const errors = Object.fromEntries(Object.keys(wrong).map((kind) => [kind, [t('choose')]]));
    return data({ notice, errors, values: valuesOf(fields), isStale: false }, { status: 422 });
  }
  const { intent: _intent, ...choices } = submission.value;
  const outcome = await setMailChoices(verbCtx(actor, context), choices);
  switch (outcome.kind) {
    case 'unchanged':
      return done(t('unchanged'));
    case 'set': {
      const { released, dropped } = outcome;
      const words = [
        t('saved'),
        ...(released > 0 ? [t('released', { count: released })] : []),
        ...(dropped > 0 ? [t('dropped', { count: dropped })] : []),
      ];
      return done(words.join(' '));
    }
  }
}

const valuesOf = (fields: FormData): Record<string, string> =>
  Object.fromEntries([...fields].map(([name, value]) => [name, typeof value === 'string' ? value : '']));

export { revalidateAfterWrites as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

export default function NoticesScreen() {
  const { title, email, choices, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('outbox.notices');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} lede={email === null ? undefined : t('lede', { email })} />
      <div className="grid gap-6">
        {email === null ? <Notice>{t('noAddress')}</Notice> : null}
        {email !== null && refusal ? <RefusalNotice email={email} {...refusal} /> : null}
        <StartedForms>
          <ChoicesForm
            key={choices.map(({ delivery }) => delivery).join()}
            choices={choices}
            answer={answer}
            chosen={answer?.values ?? null}
          />
        </StartedForms>
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
