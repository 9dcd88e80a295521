import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { Archive, SearchX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { archiveBookings, type ArchiveOutcome } from '#app/domains/booking/archive-bookings.server.ts';
import { getArchiveChoices } from '#app/domains/booking/pages/archive-choices.server.ts';
import { listArchive } from '#app/domains/booking/pages/archive.server.ts';
import { readArchiveQuery } from '#app/domains/booking/pages/archive-query.server.ts';
import { archiveSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ArchiveFilters } from './archive/archive-filters.tsx';
import { ArchiveTable } from './archive/archive-table.tsx';

/** What is past or archived: for admins all of their operator, for everybody else their own (seed 4, 7.2 "Historische Ansicht"). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.list');
  const ctx = readCtx();
  const [{ rows, next }, choices] = await Promise.all([
    listArchive(ctx, actor, readArchiveQuery(request.url)),
    getArchiveChoices(ctx, actor),
  ]);
  const t = translator(actor.locale, 'booking.archive');
  const mayArchive = can(actor, 'booking.archive');
  return { title: t('title'), lede: t(mayArchive ? 'lede' : 'ledeOwn'), rows, next, choices, mayArchive };
}

/** Archives the chosen bookings; also where the button of a booking's own page leads. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'booking.archive');
  const submission = await readForm(request, archiveSchema);
  const t = translator(actor.locale, 'booking.archive');
  if (submission.status !== 'success') return data({ problem: t('noneSelected') }, { status: 422 });
  const outcome = await archiveBookings(verbCtx(actor, context), { bookingIds: submission.value.booking });
  if (outcome.archived.length === 0)
    return data({ problem: t('already', { count: outcome.already.length }) }, { status: 409 });
  const { search } = new URL(request.url);
  return redirectWithFlash(`${paths.booking.archive()}${search}`, {
    tone: 'good',
    text: archivedMessage(outcome, actor.locale),
  });
}

export default function ArchiveScreen() {
  const { title, lede, rows, next, choices, mayArchive } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const t = useTranslations('booking.archive');
  const [search] = useSearchParams();
  const asked = Object.fromEntries(search);
  const { ab, ...filters } = asked;
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <PageHeader title={title} lede={lede} />
      {problem ? (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      ) : null}
      <ArchiveFilters key={search.toString()} asked={asked} choices={choices} isFiltered={isFiltered} />
      {rows.length === 0 ? (
        <EmptyState
          icon={isFiltered ? SearchX : Archive}
          title={t(isFiltered ? 'nothingFound' : 'empty')}
          action={isFiltered ? <LinkButton to={paths.booking.archive()}>{t('reset')}</LinkButton> : undefined}
        >
          {t(isFiltered ? 'nothingFoundHint' : 'emptyHint')}
        </EmptyState>
      ) : (
        <ArchiveTable
          key={rows.map(({ id, status }) => `${id} ${status}`).join()}
          rows={rows}
          mayArchive={mayArchive}
        />
      )}
      <nav aria-label={t('title')} className="mt-4 flex flex-wrap items-center gap-3 text-sm text-muted print:hidden">
        {rows.length > 0 ? <span>{t('count', { count: rows.length })}</span> : null}
        {ab ? <LinkButton to={paths.booking.archive(filters)}>{t('newest')}</LinkButton> : null}
        {next ? <LinkButton to={paths.booking.archive({ ...filters, ab: next })}>{t('older')}</LinkButton> : null}
      </nav>
    </>
  );
}

function archivedMessage({ archived, already }: ArchiveOutcome, locale: Locale): string {
  const t = translator(locale, 'booking.archive');
  const [first] = archived;
  const said =
    archived.length === 1 && first
      ? t('doneNamed', { title: first.title, day: formats(locale).day(first.date) })
      : t('done', { count: archived.length });
  return already.length > 0 ? `${said} ${t('alreadySome', { count: already.length })}` : said;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
