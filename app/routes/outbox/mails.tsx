import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { Mail, Repeat2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MAIL_LOG_TOPIC } from '#app/domains/outbox/live.ts';
import { listMails, nameOfRecipient } from '#app/domains/outbox/pages/mail-list.server.ts';
import { getSenderState } from '#app/domains/outbox/pages/sender-page.server.ts';
import { mailsQuery } from '#app/domains/outbox/store/filter.server.ts';
import { paths } from '#app/paths.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MailFilters } from './mails/mail-filters.tsx';
import { MailTable } from './mails/mail-table.tsx';
import { mailView } from './mails/mail-view.server.ts';
import { MailsTabs } from './mails/mails-tabs.tsx';

/** The mail log of an admin (seed 4, 3.9). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'mail.administer');
  const filter = mailsQuery.read(request.url);
  const [{ rows, next }, sender, personName] = await readTogether(readCtx(), (flight) => [
    listMails(flight, actor, filter),
    getSenderState(flight),
    filter.userId ? nameOfRecipient(flight, actor, filter.userId) : null,
  ]);
  return {
    title: translator(actor.locale, 'outbox.log')('title'),
    rows: rows.map((row) => mailView(row, actor.locale)),
    list: mailsQuery.address(request.url, paths.outbox.mails(), next),
    person: filter.userId && personName ? { id: filter.userId, name: personName } : null,
    isSetUp: sender.isSetUp,
    pausedAt: momentOrNull(sender.pausedAtMs, actor.locale),
  };
}

export default function MailsScreen() {
  const { title, rows, list, person, isSetUp, pausedAt } = useLoaderData<typeof loader>();
  const t = useTranslations('outbox.log');
  const { search } = useLocation();
  useLiveRevalidate(paths.live(), MAIL_LOG_TOPIC.is);
  const canResend = list.isFiltered && rows.length > 0;
  return (
    <>
      <PageHeader title={title} lede={t('lede')} />
      <MailsTabs current="log" />
      {isSetUp && pausedAt === null ? null : (
        <Notice
          tone="warn"
          className="mb-5"
          title={pausedAt === null ? t('notSetUp') : t('paused', { time: pausedAt })}
          actions={<LinkButton to={paths.outbox.sender()}>{t('toSetup')}</LinkButton>}
        >
          {t(pausedAt === null ? 'notSetUpHint' : 'pausedHint')}
        </Notice>
      )}
      <MailFilters list={list} person={person} />
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Mail} title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <MailTable rows={rows} />
      )}
      <Pager list={list}>
        {canResend ? (
          <LinkButton to={`${paths.outbox.resend()}${search}`} icon={<Repeat2 aria-hidden />}>
            {t('resendAll')}
          </LinkButton>
        ) : null}
      </Pager>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
