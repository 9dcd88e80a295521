import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { allowAddress } from '#app/domains/outbox/allow-address.server.ts';
import { MAIL_LOG_TOPIC } from '#app/domains/outbox/live.ts';
import { getSender, listRefusals } from '#app/domains/outbox/pages/sender-page.server.ts';
import { retrySending } from '#app/domains/outbox/retry-sending.server.ts';
import { senderActSchema } from '#app/domains/outbox/schema.ts';
import { sendTestMail } from '#app/domains/outbox/send-test-mail.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MailsTabs } from './mails/mails-tabs.tsx';
import { Refusals } from './sender/refusals.tsx';
import { refusalView, senderView } from './sender/sender-view.server.ts';
import { Standing } from './sender/standing.tsx';
import { TestMailSection } from './sender/test-mail.tsx';

/** Through what the installation sends mails, a test, and the addresses that get none. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const [sender, refusals] = await readTogether(readCtx(), (flight) => [
    getSender(flight, actor),
    listRefusals(flight, actor),
  ]);
  return {
    title: translator(actor.locale, 'outbox.sender')('title'),
    sender: senderView(sender, actor.locale),
    address: actor.email,
    refusals: refusals.map((refusal) => refusalView(refusal, actor.locale)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const submission = await readForm(request, senderActSchema);
  const t = translator(actor.locale, 'outbox.sender');
  if (submission.status !== 'success') return data({ problem: t('unreadable') }, { status: 422 });
  const ctx = verbCtx(actor, context);
  switch (submission.value.intent) {
    case 'test':
      return await test(ctx);
    case 'retry':
      return await retry(ctx);
    case 'allow': {
      const outcome = await allowAddress(ctx, { mailId: submission.value.mail });
      const tMail = translator(actor.locale, 'outbox.mail');
      if (outcome.kind === 'not_refused') return data({ problem: tMail('notRefused') }, { status: 409 });
      return done(tMail('allowed', { address: outcome.address }));
    }
  }
}

const done = (text: string) => redirectWithFlash(paths.outbox.sender(), { tone: 'good', text });

async function test(ctx: Ctx) {
  const t = translator(ctx.actor.locale, 'outbox.sender');
  const outcome = await sendTestMail(ctx);
  switch (outcome.kind) {
    case 'queued':
      return done(t('testQueued'));
    case 'no_email':
      return data({ problem: t('noEmail') }, { status: 409 });
    case 'not_set_up':
      return data({ problem: t('cannotTest') }, { status: 409 });
    case 'refused':
      return data({ problem: t('testRefused') }, { status: 409 });
    case 'limited':
      return limited(ctx, outcome.retryAfterS);
  }
}

async function retry(ctx: Ctx) {
  const t = translator(ctx.actor.locale, 'outbox.sender');
  const outcome = await retrySending(ctx);
  switch (outcome.kind) {
    case 'asked':
      return done(t('retried'));
    case 'running':
      return data({ problem: t('running') }, { status: 409 });
    case 'limited':
      return limited(ctx, outcome.retryAfterS);
  }
}

function limited({ actor }: Ctx, retryAfterS: number) {
  const problem = translator(actor.locale, 'outbox.sender')('limited', { minutes: Math.ceil(retryAfterS / 60) });
  return data({ problem }, { status: 429, headers: { 'Retry-After': String(retryAfterS) } });
}

export default function SenderScreen() {
  const { title, sender, address, refusals } = useLoaderData<typeof loader>();
  const problem = useLastActionData<typeof action>()?.problem;
  const t = useTranslations('outbox.sender');
  useLiveRevalidate(paths.live(), MAIL_LOG_TOPIC.is);
  return (
    <>
      <PageHeader title={title} lede={t('lede')} />
      <MailsTabs current="sender" />
      <div className="grid gap-9">
        <div className="grid max-w-2xl gap-9">
          {problem ? <Notice tone="error">{problem}</Notice> : null}
          <Standing sender={sender} />
          <TestMailSection sender={sender} address={address} />
          <Dns />
        </div>
        <Refusals rows={refusals} />
      </div>
    </>
  );
}

function Dns() {
  const t = useTranslations('outbox.sender');
  return (
    <section aria-labelledby="dns" className="grid gap-3">
      <h2 id="dns" className="border-b pb-1 text-base font-semibold">
        {t('dns')}
      </h2>
      <ul className="grid gap-1.5 text-sm">
        {(['why', 'spf', 'dkim', 'dmarc', 'missing'] as const).map((key) => (
          <li key={key}>{t(`dnsText.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
