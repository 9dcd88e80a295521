import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Coins, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getGrant } from '#app/domains/funding/pages/grants.server.ts';
import { listPlan, type PlanLine } from '#app/domains/funding/pages/money.server.ts';
import { differenceOf, sumOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';

/** The financing plan of a grant: what was approved, what was revised, what the receipts come to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const grantId = pathId(params, 'grantId');
  const [grant, lines] = await readTogether(readCtx(), (ctx) => [
    getGrant(ctx, actor, grantId),
    listPlan(ctx, actor, grantId),
  ]);
  return { title: translator(actor.locale, 'funding.money')('plan'), grantId, grantTitle: grant.title, lines };
}

export default function PlanScreen() {
  const { title, grantId, grantTitle, lines } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.money');
  return (
    <>
      <PageHeader
        title={title}
        lede={t('planLede')}
        back={<BackLink to={paths.funding.grant(grantId)}>{grantTitle}</BackLink>}
        actions={<LinkButton to={paths.funding.receipts(grantId)}>{t('receiptList')}</LinkButton>}
      />
      {lines.length === 0 ? (
        <EmptyState icon={Coins} title={t('noLines')}>
          {t('noLinesHint')}
        </EmptyState>
      ) : null}
      <PlanHalf grantId={grantId} kind="income" lines={lines} />
      <PlanHalf grantId={grantId} kind="expense" lines={lines} />
    </>
  );
}

type SumRow = Pick<PlanLine, 'approved' | 'planned' | 'actual'> & { readonly line: PlanLine | null };

function PlanHalf({ grantId, kind, lines }: { grantId: string; kind: PlanLine['kind']; lines: readonly PlanLine[] }) {
  const t = useTranslations('funding.money');
  const { money } = useFormats();
  const own = lines.filter((line) => line.kind === kind);
  const total: SumRow = {
    line: null,
    approved: sumOf(own.map(({ approved }) => approved)),
    planned: sumOf(own.map(({ planned }) => planned)),
    actual: sumOf(own.map(({ actual }) => actual)),
  };
  const rows: SumRow[] = [...own.map((line) => ({ ...line, line })), ...(own.length > 0 ? [total] : [])];
  const amount = (key: string, head: string, cell: (row: SumRow) => string | null): Column<SumRow> => ({
    key,
    head,
    width: '9.5rem',
    align: 'end',
    isLabelled: true,
    className: 'tabular-nums',
    cell: (row) => {
      const shown = cell(row);
      if (shown === null) return null;
      return row.line ? money(shown) : <strong>{money(shown)}</strong>;
    },
  });
  const columns: Column<SumRow>[] = [
    {
      key: 'label',
      head: t('label'),
      width: 'minmax(0,2fr)',
      cell: ({ line }) =>
        line ? (
          <>
            <RowLink to={paths.funding.line(line.id)}>{line.label}</RowLink>
            <p className="text-xs text-muted">
              {t('receiptCount', { count: line.receipts })}
              {line.revisedReason === null ? null : ` · ${line.revisedReason}`}
              {line.letterFileNumber === null ? null : ` · ${t('letter')} ${line.letterFileNumber}`}
            </p>
          </>
        ) : (
          <strong>{t('sum')}</strong>
        ),
    },
    amount('approved', t('approved'), ({ approved }) => approved),
    amount('revised', t('revised'), ({ line, planned }) => (line ? line.revised : planned)),
    amount('actual', t('actual'), ({ actual }) => actual),
    amount('left', t('left'), ({ planned, actual }) => differenceOf(planned, actual)),
  ];
  return (
    <section aria-labelledby={kind} className="mb-10">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={kind} className="text-base font-semibold">
          {t(kind)}
        </h2>
        <LinkButton to={paths.funding.newLine(grantId, { art: kind })} icon={<Plus aria-hidden />}>
          {t(kind === 'income' ? 'newIncome' : 'newExpense')}
        </LinkButton>
      </div>
      {rows.length > 0 ? (
        <DataTable label={t(kind)} columns={columns} rows={rows} keyOf={({ line }) => line?.id ?? 'sum'} />
      ) : null}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
