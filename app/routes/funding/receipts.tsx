import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Paperclip, Plus, Receipt } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getReceiptChoices, listReceipts, receiptsQuery } from '#app/domains/funding/pages/money.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterDay, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';

/** The receipts of a grant that the person reads. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const grantId = pathId(params, 'grantId');
  const choices = await getReceiptChoices(readCtx(), actor, grantId).catch((error: unknown) => {
    // Reviewers and approvers read, and write nothing.
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  const { rows, next } = await listReceipts(readCtx(), actor, { grantId, filter: receiptsQuery.read(request.url) });
  const list = receiptsQuery.address(request.url, paths.funding.receipts(grantId), next);
  if (!choices && rows.length === 0 && !list.isFiltered) throw new Response(null, { status: 404 });
  return {
    title: translator(actor.locale, 'funding.money')('receiptList'),
    grantId,
    grantTitle: choices?.grantTitle ?? null,
    isAdmin: choices?.isAdmin ?? false,
    lines: choices?.lines ?? [],
    mayAdd: choices !== null && choices.lines.length > 0,
    rows,
    list,
  };
}

export default function ReceiptsScreen() {
  const { title, grantId, grantTitle, isAdmin, lines, mayAdd, rows, list } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.money');
  const nav = useTranslations('shell.nav');
  const { money, date } = useFormats();
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'number',
      head: t('number'),
      width: '8rem',
      cell: ({ id, number }) => <RowLink to={paths.funding.receipt(id)}>{number}</RowLink>,
    },
    {
      key: 'day',
      head: t('paidOn'),
      width: '8rem',
      className: 'tabular-nums',
      cell: ({ paidOn }) => date(paidOn),
    },
    {
      key: 'reason',
      head: t('reason'),
      width: 'minmax(0,1.6fr)',
      cell: ({ reason, party }) => (
        <>
          {reason}
          <p className="text-xs text-muted">{party}</p>
        </>
      ),
    },
    {
      key: 'line',
      head: t('line'),
      width: 'minmax(0,1.2fr)',
      cell: ({ lineLabel, measureTitle, subprojectName }) => (
        <>
          {lineLabel}
          <p className="text-xs text-muted">{measureTitle ?? subprojectName}</p>
        </>
      ),
    },
    {
      key: 'file',
      head: t('file'),
      width: '5.5rem',
      cell: ({ id, fileName }) =>
        fileName === null ? (
          <span className="text-xs text-muted">{t('noFile')}</span>
        ) : (
          <a
            href={paths.funding.receiptFile(id)}
            aria-label={`${t('openFile')}: ${fileName}`}
            className="tap -my-2 inline-flex items-center gap-1.5 text-xs text-muted underline-offset-2 hover:text-ink hover:underline lg:my-0 lg:min-h-6"
          >
            <Paperclip aria-hidden className="size-4 shrink-0" />
            {t('file')}
          </a>
        ),
    },
    {
      key: 'amount',
      head: t('amount'),
      width: '9rem',
      align: 'end',
      className: 'font-medium tabular-nums',
      cell: ({ amount, kind }) => `${kind === 'income' ? '+ ' : ''}${money(amount)}`,
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={grantTitle}
        back={
          isAdmin ? (
            <BackLink to={paths.funding.grant(grantId)}>{grantTitle}</BackLink>
          ) : (
            <BackLink to={paths.funding.projects()}>{nav('projects')}</BackLink>
          )
        }
        actions={
          <>
            {isAdmin ? <LinkButton to={paths.funding.plan(grantId)}>{t('plan')}</LinkButton> : null}
            {mayAdd ? (
              <LinkButton to={paths.funding.newReceipt(grantId)} tone="primary" icon={<Plus aria-hidden />}>
                {t('newReceipt')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {mayAdd ? null : <p className="mb-5 text-sm text-muted">{t('noLinesYet')}</p>}
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-y py-4 lg:grid-cols-[1.6fr_1fr_1fr_1fr_auto]"
        actionsClassName="max-lg:col-span-2"
      >
        <FilterText name="suche" label={t('search')} hint={t('searchHint')} className="max-lg:col-span-2" />
        <FilterSelect
          name="zeile"
          label={t('line')}
          any={t('anyLine')}
          options={lines.map(({ id, label }) => ({ value: id, label }))}
          className="max-lg:col-span-2"
        />
        <FilterDay name="von" label={t('from')} />
        <FilterDay name="bis" label={t('until')} />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Receipt} title={t('noReceipts')} hint={t('noReceiptsHint')} />
      ) : (
        <DataTable label={title} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <Pager list={list} order="more" />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
