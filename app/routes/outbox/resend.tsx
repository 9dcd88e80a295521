import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { Repeat2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { nameOfRecipient } from '#app/domains/outbox/pages/mail-list.server.ts';
import { countResendable, resendMails } from '#app/domains/outbox/resend-mails.server.ts';
import { RESEND_AT_ONCE } from '#app/domains/outbox/rules/resend.ts';
import { resendAllSchema } from '#app/domains/outbox/schema.ts';
import { mailsQuery } from '#app/domains/outbox/store/filter.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { filterWords } from './mails/filter-words.server.ts';

/** Asks before all mails of a filter are sent again: which, and how many. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const { after: _page, ...filter } = mailsQuery.read(request.url);
  const [counts, personName] = await readTogether(readCtx(), (flight) => [
    countResendable(flight, actor, filter),
    filter.userId ? nameOfRecipient(flight, actor, filter.userId) : null,
  ]);
  const { first, reset } = mailsQuery.address(request.url, paths.outbox.mails(), null);
  const { search } = new URL(request.url);
  return {
    title: translator(actor.locale, 'outbox.resend')('title'),
    words: filterWords(filter, personName, actor.locale),
    counts,
    here: `${paths.outbox.resend()}${search}`,
    back: first ?? (search ? `${paths.outbox.mails()}${search}` : reset),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const t = translator(actor.locale, 'outbox.resend');
  const submission = await readForm(request, resendAllSchema);
  if (submission.status !== 'success') return data({ problem: t('unreadable') }, { status: 422 });
  const { count, past } = submission.value;
  const { after: _page, ...filter } = mailsQuery.read(request.url);
  const outcome = await resendMails(verbCtx(actor, context), { filter, count, acceptsPast: past === 'on' });
  const refuse = (problem: string, status = 409) => data({ problem }, { status });
  switch (outcome.kind) {
    case 'resent':
      return redirectWithFlash(mailsQuery.address(request.url, paths.outbox.mails(), null).reset, {
        tone: 'good',
        text: t('done', { count: outcome.count }),
      });
    case 'none':
      return refuse(t('none'));
    case 'not_set_up':
      return refuse(t('notSetUp'));
    case 'past':
      return refuse(t('acceptPastFirst'));
    case 'too_many':
      return refuse(t('tooMany', { count: outcome.count, most: RESEND_AT_ONCE }));
    case 'changed':
      return refuse(t('changed', { count: outcome.count }));
    case 'limited': {
      const headers = { 'Retry-After': String(outcome.retryAfterS) };
      const problem = t('limited', { minutes: Math.ceil(outcome.retryAfterS / 60) });
      return data({ problem }, { status: 429, headers });
    }
  }
}

export default function ResendScreen() {
  const { title, words, counts, here, back } = useLoaderData<typeof loader>();
  const problem = useLastActionData<typeof action>()?.problem;
  const t = useTranslations('outbox.resend');
  const isSending = useNavigation().formAction === here;
  const isTooMany = counts.sendable > RESEND_AT_ONCE;
  const canSend = counts.isSetUp && counts.sendable > 0 && !isTooMany;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={title} back={<BackLink to={back}>{t('back')}</BackLink>} />
      {problem ? <Notice tone="error">{problem}</Notice> : null}
      <section aria-labelledby="filter" className="grid gap-1.5">
        <h2 id="filter" className="border-b pb-1 text-base font-semibold">
          {t('filter')}
        </h2>
        <p className="text-sm wrap-anywhere">{words.length > 0 ? words.join(' · ') : t('noFilter')}</p>
      </section>
      <div className="grid gap-2 text-sm">
        {counts.isSetUp ? (
          isTooMany ? (
            <Notice tone="warn">{t('tooMany', { count: counts.sendable, most: RESEND_AT_ONCE })}</Notice>
          ) : (
            <p className="text-base font-semibold">{t('count', { count: counts.sendable })}</p>
          )
        ) : (
          <Notice tone="warn">{t('notSetUp')}</Notice>
        )}
        {canSend ? <p className="text-muted">{t('how')}</p> : null}
        {counts.left > 0 ? <p className="text-muted">{t('left', { count: counts.left })}</p> : null}
      </div>
      {canSend ? (
        <Form method="post" action={here} className="grid gap-4">
          <input type="hidden" name="count" value={counts.sendable} />
          {counts.past > 0 ? (
            <div className="border-l-3 border-warn bg-warn-tint px-3.5 py-2">
              <p className="text-sm">{t('past', { count: counts.past })}</p>
              <Checkbox name="past" label={t('acceptPast')} />
            </div>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <Button tone="primary" icon={<Repeat2 aria-hidden />} busy={isSending}>
              {t('send', { count: counts.sendable })}
            </Button>
            <LinkButton to={back}>{t('cancel')}</LinkButton>
          </div>
        </Form>
      ) : (
        <div>
          <LinkButton to={back}>{t(isTooMany ? 'narrow' : 'back')}</LinkButton>
        </div>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
