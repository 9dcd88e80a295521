import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { isRequestOpen } from '#app/domains/access/public.server.ts';
import { showMailLink } from '#app/domains/accounts/show-mail-link.server.ts';
import { allowAddress } from '#app/domains/outbox/allow-address.server.ts';
import { MAIL_LOG_TOPIC } from '#app/domains/outbox/live.ts';
import { getMail } from '#app/domains/outbox/pages/mail-page.server.ts';
import { resendMail } from '#app/domains/outbox/resend-mail.server.ts';
import { mailActSchema } from '#app/domains/outbox/schema.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { History } from '#app/ui/history.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MailActs } from './mail/mail-acts.tsx';
import { MailFacts, MailStanding } from './mail/mail-facts.tsx';
import { mailPageView } from './mail/mail-page-view.server.ts';
import { MailWords } from './mail/mail-words.tsx';

/** One mail of the log, as it was sent, with what an admin can do with it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const found = await getMail(readCtx(), actor, pathId(params, 'mailId'));
  if (!found) throw new Response(null, { status: 404 });
  return {
    title: found.mail.subject,
    mail: mailPageView(found.mail, found.history, actor.locale),
    isText: new URL(request.url).searchParams.get('fassung') === 'text',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const mailId = pathId(params, 'mailId');
  const t = translator(actor.locale, 'outbox.mail');
  const submission = await readForm(request, mailActSchema);
  if (submission.status !== 'success') return refuse(t('unreadable'), 422);
  const ctx = verbCtx(actor, context);
  switch (submission.value.intent) {
    case 'resend':
      return await resend(ctx, mailId, submission.value.past === 'on');
    case 'link':
      return await showLink(ctx, mailId);
    case 'allow': {
      const outcome = await allowAddress(ctx, { mailId });
      if (outcome.kind === 'not_refused') return refuse(t('notRefused'));
      const text = t('allowed', { address: outcome.address });
      return redirectWithFlash(paths.outbox.mail(mailId), { tone: 'good', text });
    }
  }
}

/** The answer may show a link. */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

const refuse = (problem: string, status = 409) => data({ problem, link: null }, { status });

async function resend(ctx: Ctx, mailId: string, acceptsPast: boolean) {
  const t = translator(ctx.actor.locale, 'outbox.mail');
  const outcome = await resendMail(ctx, { mailId, acceptsPast });
  switch (outcome.kind) {
    case 'resent':
      return redirectWithFlash(paths.outbox.mail(outcome.id), { tone: 'good', text: t('resent') });
    case 'already':
      return redirectWithFlash(paths.outbox.mail(outcome.id), { tone: 'info', text: t('already') });
    case 'past':
      return refuse(t('past'));
    case 'limited': {
      const problem = t('limited', { minutes: Math.ceil(outcome.retryAfterS / 60) });
      return data({ problem, link: null }, { status: 429, headers: { 'Retry-After': String(outcome.retryAfterS) } });
    }
    case 'not_set_up':
    case 'queued':
    case 'gone':
    case 'in_digest':
    case 'refused':
      return refuse(t(`cannot.${outcome.kind}`));
  }
}

async function showLink(ctx: Ctx, mailId: string) {
  const t = translator(ctx.actor.locale, 'outbox.mail');
  const outcome = await showMailLink(ctx, {
    mailId,
    isOpen: (tx, { subjectId }) => isRequestOpen(tx, subjectId, ctx.now),
  });
  switch (outcome.kind) {
    case 'shown':
      return data({ problem: null, link: { url: outcome.url, hours: outcome.hours } }, { headers: PRIVATE });
    case 'over':
      return refuse(t('linkOver'));
    case 'set_up':
      return refuse(t('linkSetUp'));
    case 'sent':
      return refuse(t('linkSent'));
  }
}

export default function MailScreen() {
  const { title, mail, isText } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('outbox.mail');
  useLiveRevalidate(paths.live(), MAIL_LOG_TOPIC.is);
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={title} back={<BackLink to={paths.outbox.mails()}>{t('back')}</BackLink>} />
      {answer?.problem ? <Notice tone="error">{answer.problem}</Notice> : null}
      <MailStanding mail={mail} />
      <MailFacts mail={mail} />
      <MailActs mail={mail} link={answer?.link ?? null} />
      <MailWords mail={mail} isText={isText} />
      {mail.history.length > 0 ? (
        <History rows={mail.history} list={{ first: null, next: null }} emptyHint={t('historyHint')} />
      ) : null}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
