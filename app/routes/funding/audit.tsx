import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, ScrollText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { auditQuery, listFundingAudit, listFundingAuthors } from '#app/domains/funding/pages/audit.server.ts';
import { AUDIT_KINDS } from '#app/domains/funding/rules/audit-kinds.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterDay, FilterSelect } from '#app/ui/filter-bar.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { auditView } from './audit/audit-words.server.ts';

/** The trail of funding: who changed what, field by field. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.audit');
  const filter = auditQuery.read(request.url);
  const [{ rows, next }, people] = await readTogether(readCtx(), (ctx) => [
    listFundingAudit(ctx, actor, filter),
    listFundingAuthors(ctx, actor),
  ]);
  const { search } = new URL(request.url);
  return {
    title: translator(actor.locale, 'funding.audit')('title'),
    rows: rows.map((line) => auditView(line, actor.locale)),
    people,
    csv: paths.funding.auditCsv() + search,
    list: auditQuery.address(request.url, paths.funding.audit(), next),
  };
}

export default function FundingAuditScreen() {
  const { title, rows, people, csv, list } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.audit');
  const nav = useTranslations('shell.nav');
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'time', head: t('time'), width: '13rem', className: 'text-muted tabular-nums', cell: ({ time }) => time },
    {
      key: 'record',
      head: t('record'),
      width: 'minmax(0,1.2fr)',
      cell: ({ kind, record, verb }) => (
        <>
          <span className="font-medium">{record}</span>
          <p className="text-xs text-muted">
            {kind} {verb}
          </p>
        </>
      ),
    },
    {
      key: 'change',
      head: t('change'),
      width: 'minmax(0,2fr)',
      cell: ({ changes }) =>
        changes.length === 0 ? null : (
          <ul className="text-xs">
            {changes.map(({ field, before, after }) => (
              <li key={field}>
                <span className="text-muted">{field}:</span> {before}
                {before !== '' && after !== '' ? ' → ' : ''}
                {after}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'who',
      head: t('who'),
      width: 'minmax(0,1.6fr)',
      cell: ({ who, origin }) => (
        <>
          {who}
          {origin === '' ? null : <p className="text-xs text-muted">{origin}</p>}
        </>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.funding.projects()}>{nav('funding')}</BackLink>}
        actions={
          <a href={csv} className={buttonClass()}>
            <Download aria-hidden />
            {t('export')}
          </a>
        }
      />
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-y py-4 lg:grid-cols-[1fr_1fr_1fr_1fr_auto]"
        actionsClassName="max-lg:col-span-2"
      >
        <FilterSelect
          name="art"
          label={t('kind')}
          any={t('anyKind')}
          options={Object.entries(AUDIT_KINDS).map(([value, kind]) => ({ value, label: t(`kinds.${kind}`) }))}
        />
        <FilterSelect
          name="person"
          label={t('person')}
          any={t('anyPerson')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterDay name="von" label={t('from')} />
        <FilterDay name="bis" label={t('until')} />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyList list={list} icon={ScrollText} title={t('none')} hint={t('noneHint')} />
      ) : (
        <DataTable isOrdered label={title} columns={columns} rows={rows} keyOf={({ key }) => key} />
      )}
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
