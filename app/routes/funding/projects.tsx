import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileUp, HandCoins, Plus, ScrollText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { type GrantLine, grantsQuery, listGrants } from '#app/domains/funding/pages/grants.server.ts';
import { getMyProjects } from '#app/domains/funding/pages/my-projects.server.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type ListAddress, Pager } from '#app/ui/pager.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { MyProjects } from './measures/my-projects.tsx';

/** The grants of an admin's operator, and what the admin has roles in; the own sub-projects and measures of everyone else. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const projects = await getMyProjects(readCtx(), actor);
  if (!can(actor, 'funding.administer'))
    return { title: translator(actor.locale, 'shell.nav')('projects'), projects, grants: null };
  const title = translator(actor.locale, 'funding.projects')('title');
  const { rows, next } = await listGrants(readCtx(), actor, grantsQuery.read(request.url));
  const list = grantsQuery.address(request.url, paths.funding.projects(), next);
  return { title, projects, grants: { rows, list } };
}

export default function ProjectsScreen() {
  const { title, projects, grants } = useLoaderData<typeof loader>();
  useLiveRevalidate(paths.live(), FUNDING_TOPIC.is);
  const hasOwn = projects.subprojects.length + projects.measures.length > 0;
  return (
    <>
      {grants ? <Grants title={title} {...grants} /> : <PageHeader title={title} />}
      {grants && !hasOwn ? null : (
        <div className={grants ? 'mt-10' : undefined}>
          <MyProjects projects={projects} />
        </div>
      )}
    </>
  );
}

function Grants({ title, rows, list }: { title: string; rows: readonly GrantLine[]; list: ListAddress }) {
  const t = useTranslations('funding.projects');
  const { money, span } = useFormats();
  const columns: Column<GrantLine>[] = [
    {
      key: 'title',
      head: t('grant'),
      width: 'minmax(0,2fr)',
      cell: ({ id, number, title: name, isArchived }) => (
        <>
          <RowLink to={paths.funding.grant(id)}>{name}</RowLink>
          <p className="text-xs text-muted">
            {number} {isArchived ? <Badge>{t('isArchived')}</Badge> : null}
          </p>
        </>
      ),
    },
    { key: 'funder', head: t('funder'), width: 'minmax(0,1.2fr)', isLabelled: true, cell: ({ funder }) => funder },
    {
      key: 'period',
      head: t('period'),
      width: '12rem',
      className: 'tabular-nums',
      cell: ({ validFrom, validUntil }) => span(validFrom, validUntil),
    },
    {
      key: 'granted',
      head: t('granted'),
      width: '9rem',
      align: 'end',
      isLabelled: true,
      className: 'tabular-nums',
      cell: ({ granted }) => money(granted),
    },
    {
      key: 'spent',
      head: t('spent'),
      width: '9rem',
      align: 'end',
      isLabelled: true,
      className: 'tabular-nums',
      cell: ({ spent }) => money(spent),
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        actions={
          <>
            <LinkButton to={paths.funding.newGrant()} tone="primary" icon={<Plus aria-hidden />}>
              {t('new')}
            </LinkButton>
            <LinkButton to={paths.funding.imports()} icon={<FileUp aria-hidden />}>
              {t('import')}
            </LinkButton>
            <LinkButton to={paths.funding.audit()} tone="quiet" icon={<ScrollText aria-hidden />}>
              {t('audit')}
            </LinkButton>
          </>
        }
      />
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-y py-4 lg:grid-cols-[2fr_1fr_auto]"
        actionsClassName="max-lg:col-span-2"
      >
        <FilterText name="suche" label={t('search')} hint={t('searchHint')} />
        <FilterSelect
          name="zustand"
          label={t('which')}
          any={t('current')}
          options={[{ value: 'alle', label: t('all') }]}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyList list={list} icon={HandCoins} title={t('none')} hint={t('noneHint')} />
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
