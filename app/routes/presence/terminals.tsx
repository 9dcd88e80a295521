import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { MonitorSmartphone, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listTerminals } from '#app/domains/presence/pages/terminal-list.server.ts';
import { paths } from '#app/paths.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PresenceTabs } from './admin/presence-tabs.tsx';
import { TerminalBadge } from './admin/terminal-badge.tsx';

/** The boards and terminals of an admin's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const terminals = await listTerminals(readCtx(), actor);
  return {
    title: translator(actor.locale, 'presence.terminals')('title'),
    address: publicUrl(paths.presence.wall()),
    terminals: terminals.map(({ id, name, kind, facilityName, isEnrolled, isRevoked, lastSeenAtMs, timeZone }) => ({
      id,
      name,
      kind,
      facilityName,
      isEnrolled,
      isRevoked,
      lastSeen: momentOrNull(lastSeenAtMs, actor.locale, timeZone),
    })),
  };
}

export default function TerminalsScreen() {
  const { title, address, terminals } = useLoaderData<typeof loader>();
  const t = useTranslations('presence.terminals');
  const columns: Column<(typeof terminals)[number]>[] = [
    {
      key: 'name',
      head: t('name'),
      width: 'minmax(0,1.3fr)',
      cell: ({ id, name }) => (
        <Link
          to={paths.presence.terminal(id)}
          className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
        >
          {name}
        </Link>
      ),
    },
    { key: 'kind', head: t('kind'), width: '6rem', cell: ({ kind }) => t(`kinds.${kind}`) },
    { key: 'facility', head: t('facility'), width: 'minmax(0,1.3fr)', cell: ({ facilityName }) => facilityName },
    { key: 'state', head: t('state'), width: 'minmax(0,1fr)', cell: (row) => <TerminalBadge terminal={row} /> },
    {
      key: 'seen',
      head: t('lastSeen'),
      width: '12rem',
      align: 'end',
      isLabelled: true,
      className: 'text-muted tabular-nums',
      cell: ({ lastSeen }) => lastSeen ?? t('never'),
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        actions={
          <LinkButton to={paths.presence.newTerminal()} tone="primary" icon={<Plus aria-hidden />}>
            {t('newTerminal')}
          </LinkButton>
        }
      />
      <PresenceTabs current="terminals" />
      {terminals.length === 0 ? (
        <EmptyState icon={MonitorSmartphone} title={t('none')}>
          {t('noneHint', { address })}
        </EmptyState>
      ) : (
        <DataTable label={title} columns={columns} rows={terminals} keyOf={({ id }) => id} />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
