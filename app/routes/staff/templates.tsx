import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarPlus, LayoutTemplate, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { crewQuery, listRoles, listTemplates } from '#app/domains/staff/pages/crew-pages.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { CrewFilters } from './crew/crew-filters.tsx';
import { CrewTabs } from './crew/crew-tabs.tsx';
import { StateBadge } from './crew/state.tsx';
import { templateView } from './crew/template-view.server.ts';

/** The templates of the manager's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const [{ rows, next }, roles] = await readTogether(readCtx(), (ctx) => [
    listTemplates(ctx, actor, crewQuery.read(request.url)),
    listRoles(ctx, actor),
  ]);
  return {
    title: translator(actor.locale, 'staff.crew')('template.title'),
    roles,
    rows: rows.map((row) => templateView(row, actor.locale)),
    list: crewQuery.address(request.url, paths.staff.templates(), next),
  };
}

export default function TemplatesScreen() {
  const { title, roles, rows, list } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.crew');
  const roleName = useRoleName();
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'name',
      head: t('template.name'),
      width: 'minmax(0,1.4fr)',
      cell: ({ id, name, code }) => (
        <>
          <RowLink to={paths.staff.template(id)}>{name}</RowLink>
          <p className="text-xs text-muted">{code}</p>
        </>
      ),
    },
    {
      key: 'when',
      head: t('template.time'),
      width: 'minmax(0,1.5fr)',
      cell: ({ time, days }) => (
        <>
          <p className="tabular-nums">{time}</p>
          <p className="text-xs text-muted">{days}</p>
        </>
      ),
    },
    {
      key: 'where',
      head: t('template.workArea'),
      width: 'minmax(0,1.2fr)',
      isLabelled: true,
      cell: ({ where }) => where || <span className="text-muted">{t('template.noWorkArea')}</span>,
    },
    {
      key: 'role',
      head: t('role'),
      width: 'minmax(0,1fr)',
      isLabelled: true,
      cell: ({ role, count }) => (
        <>
          {roleName(role)} <span className="text-muted">· {t('template.people', { count })}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      width: '8rem',
      cell: ({ active, archived }) => (
        <StateBadge isOn={active && !archived}>
          {t(archived ? 'template.archived' : active ? 'active' : 'inactive')}
        </StateBadge>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('template.lede')}
        actions={
          <>
            <LinkButton to={paths.staff.generate()} icon={<CalendarPlus aria-hidden />}>
              {t('template.generate')}
            </LinkButton>
            <LinkButton to={paths.staff.newTemplate()} tone="primary" icon={<Plus aria-hidden />}>
              {t('template.new')}
            </LinkButton>
          </>
        }
      />
      <CrewTabs current="templates" />
      <CrewFilters list={list} roles={roles} hint={t('template.searchHint')} />
      {rows.length === 0 ? (
        <EmptyList list={list} icon={LayoutTemplate} title={t('template.none')} hint={t('template.noneHint')} />
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
