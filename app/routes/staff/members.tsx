import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { crewQuery, listMembers, listRoles } from '#app/domains/staff/pages/crew-pages.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
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

/** The staff of the manager's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'staff.administer');
  const [{ rows, next }, roles] = await readTogether(readCtx(), (ctx) => [
    listMembers(ctx, actor, crewQuery.read(request.url)),
    listRoles(ctx, actor),
  ]);
  return {
    title: translator(actor.locale, 'staff.crew')('title'),
    roles,
    rows: rows.map(({ id, name, email, employmentKind, weeklyHours, roles: own, isActive }) => ({
      id,
      name,
      email,
      employmentKind,
      hours: weeklyHours === null ? null : formats(actor.locale).number(weeklyHours, weeklyHours % 1 === 0 ? 0 : 1),
      roles: own,
      isActive,
    })),
    list: crewQuery.address(request.url, paths.staff.members(), next),
  };
}

export default function MembersScreen() {
  const { title, roles, rows, list } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.crew');
  const roleName = useRoleName();
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'name',
      head: t('member.person'),
      width: 'minmax(0,1.5fr)',
      cell: ({ id, name, email }) => (
        <>
          <RowLink to={paths.staff.member(id)}>{name}</RowLink>
          <p className="text-xs text-muted">{email}</p>
        </>
      ),
    },
    {
      key: 'roles',
      head: t('member.roles'),
      width: 'minmax(0,1.4fr)',
      isLabelled: true,
      cell: (row) => row.roles.map(roleName).join(', ') || <span className="text-muted">{t('member.noRoles')}</span>,
    },
    {
      key: 'kind',
      head: t('member.kind'),
      width: 'minmax(0,1fr)',
      isLabelled: true,
      cell: ({ employmentKind, hours }) => (
        <>
          {t(`member.kinds.${employmentKind}`)}
          {hours === null ? null : <span className="text-muted"> · {t('member.hoursShort', { hours })}</span>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      width: '8rem',
      cell: ({ isActive }) => <StateBadge isOn={isActive}>{t(isActive ? 'active' : 'inactive')}</StateBadge>,
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('member.lede')}
        actions={
          <LinkButton to={paths.staff.newMember()} tone="primary" icon={<Plus aria-hidden />}>
            {t('member.new')}
          </LinkButton>
        }
      />
      <CrewTabs current="members" />
      <CrewFilters list={list} roles={roles} hint={t('searchHint')} />
      {rows.length === 0 ? (
        <EmptyList list={list} icon={Users} title={t('member.none')} hint={t('member.noneHint')} />
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
