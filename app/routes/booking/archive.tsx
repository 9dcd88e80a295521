import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Archive } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { archiveBookings, type ArchiveOutcome } from '#app/domains/booking/archive-bookings.server.ts';
import {
  type ArchiveChoices,
  archiveQuery,
  getArchiveChoices,
  listArchive,
} from '#app/domains/booking/pages/archive.server.ts';
import { archiveSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterDay, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type ListAddress, Pager } from '#app/ui/pager.tsx';
import { ArchiveTable } from './archive/archive-table.tsx';

/** Past and archived bookings: for admins all of their operator, for others their own (seed 4, 7.2 "Historische Ansicht"). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.list');
  const ctx = readCtx();
  const t = translator(actor.locale, 'booking.archive');
  const [{ rows, next }, choices] = await Promise.all([
    listArchive(ctx, actor, archiveQuery.read(request.url)),
    getArchiveChoices(ctx, actor, (club) => t('club', { club })),
  ]);
  const mayArchive = can(actor, 'booking.archive');
  const list = archiveQuery.address(request.url, paths.booking.archive(), next);
  return { title: t('title'), lede: t(mayArchive ? 'lede' : 'ledeOwn'), rows, list, choices, mayArchive };
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
  const { title, lede, rows, list, choices, mayArchive } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const t = useTranslations('booking.archive');
  return (
    <>
      <PageHeader title={title} lede={lede} />
      {problem ? (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      ) : null}
      <ArchiveFilters list={list} choices={choices} />
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Archive} title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <ArchiveTable
          key={rows.map(({ id, status }) => `${id} ${status}`).join()}
          rows={rows}
          mayArchive={mayArchive}
        />
      )}
      <Pager list={list}>{rows.length > 0 ? <span>{t('count', { count: rows.length })}</span> : null}</Pager>
    </>
  );
}

function ArchiveFilters({ list, choices }: { list: ListAddress; choices: ArchiveChoices }) {
  const t = useTranslations('booking.archive');
  const status = useTranslations('shell.status');
  const outcomes = { genehmigt: 'approved', abgelehnt: 'rejected', ohne: 'none' } as const;
  return (
    <FilterBar
      list={list}
      label={t('filters')}
      className="grid-cols-2 border-y py-4 sm:grid-cols-3 xl:grid-cols-[1.4fr_1fr_1fr_9rem_9rem]"
      actionsClassName="max-sm:col-span-2 xl:col-span-2"
    >
      <FilterText name="suche" label={t('text')} hint={t('textHelp')} className="max-sm:col-span-2" />
      <FilterSelect name="ort" label={t('place')} any={t('anyPlace')} groups={choices.places} />
      <FilterSelect name="gruppe" label={t('team')} any={t('anyTeam')} groups={choices.teams} />
      <FilterDay name="von" label={t('from')} />
      <FilterDay name="bis" label={t('until')} />
      <FilterSelect
        name="status"
        label={t('status')}
        any={t('anyStatus')}
        options={(['expired', 'rejected', 'cancelled', 'archived'] as const).map((key) => ({
          value: key,
          label: status(key),
        }))}
      />
      <FilterSelect
        name="ausgang"
        label={t('outcome')}
        any={t('anyOutcome')}
        options={Object.entries(outcomes).map(([value, key]) => ({ value, label: t(`outcomes.${key}`) }))}
      />
    </FilterBar>
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
