import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { MailCheck, SearchX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { accessRequestActSchema } from '#app/domains/access/schema.ts';
import { listAdministeredAreas } from '#app/domains/access/areas/area-pages.server.ts';
import { listAccessRequests } from '#app/domains/access/requests/request-pages.server.ts';
import { resendAccess } from '#app/domains/access/requests/resend-access.server.ts';
import { revokeAccess } from '#app/domains/access/requests/revoke-access.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { Pages } from './admin/pages.tsx';
import { idOf } from './admin/query.server.ts';
import { RequestFilters } from './requests/request-filters.tsx';
import { RequestRow } from './requests/request-row.tsx';
import { requestView } from './requests/request-view.server.ts';

const STATES = ['requested', 'confirmed', 'expired', 'revoked'] as const;

/** Who asked for access to the doors of an admin's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const { searchParams } = new URL(request.url);
  const ctx = readCtx();
  const [{ rows, next }, areas] = await Promise.all([
    listAccessRequests(ctx, actor, {
      status: STATES.find((state) => state === searchParams.get('status')) ?? null,
      areaId: idOf(searchParams.get('tuer')),
      text: searchParams.get('suche')?.replaceAll('\0', '').trim().slice(0, 254) || null,
      after: idOf(searchParams.get('ab')),
    }),
    listAdministeredAreas(ctx, actor),
  ]);
  return {
    title: translator(actor.locale, 'access.requests')('title'),
    rows: rows.map((row) => requestView(row, actor.locale)),
    next,
    areas: areas.map(({ id, title, facilityName }) => ({ id, title, facilityName })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const submission = await readForm(request, accessRequestActSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { intent, id } = submission.value;
  const ctx = verbCtx(actor, context);
  const input = { requestId: id };
  const outcome = intent === 'resend' ? await resendAccess(ctx, input) : await revokeAccess(ctx, input);
  const t = translator(actor.locale, 'access.requests');
  switch (outcome.kind) {
    case 'sent':
    case 'revoked': {
      const text = t(outcome.kind, { email: outcome.email, door: outcome.areaTitle });
      return redirectWithFlash(`${paths.access.requests()}${new URL(request.url).search}`, { tone: 'good', text });
    }
    case 'over':
      return data({ problem: t('over') }, { status: 409 });
  }
}

export default function RequestsScreen() {
  const { title, rows, next, areas } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const t = useTranslations('access.requests');
  const [search] = useSearchParams();
  const { ab, ...filters } = Object.fromEntries(search);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <PageHeader title={title} lede={t('lede')} />
      <AdminTabs current="requests" />
      {problem ? (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      ) : null}
      <RequestFilters key={search.toString()} asked={filters} areas={areas} isFiltered={isFiltered} />
      {rows.length === 0 ? (
        <EmptyState
          icon={isFiltered ? SearchX : MailCheck}
          title={t(isFiltered ? 'nothing' : 'none')}
          action={isFiltered ? <LinkButton to={paths.access.requests()}>{t('reset')}</LinkButton> : undefined}
        >
          {t(isFiltered ? 'nothingHint' : 'noneHint')}
        </EmptyState>
      ) : (
        <ul aria-label={t('table')} className="divide-y border-y">
          {rows.map((row) => (
            <RequestRow key={row.id} row={row} action={`${paths.access.requests()}?${search.toString()}`} />
          ))}
        </ul>
      )}
      <Pages
        label={t('pages')}
        newest={ab ? { to: paths.access.requests(filters), label: t('newest') } : null}
        older={next ? { to: paths.access.requests({ ...filters, ab: next }), label: t('older') } : null}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
