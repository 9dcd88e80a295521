import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { accessRequestActSchema } from '#app/domains/access/schema.ts';
import { listAdministeredAreas } from '#app/domains/access/areas/area-pages.server.ts';
import { listAccessRequests, requestsQuery } from '#app/domains/access/requests/request-pages.server.ts';
import { resendAccess } from '#app/domains/access/requests/resend-access.server.ts';
import { revokeAccess } from '#app/domains/access/requests/revoke-access.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyList } from '#app/ui/empty-state.tsx';
import { FilterBar, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { AdminTabs } from './admin/admin-tabs.tsx';
import { REQUEST_STATES, RequestTable } from './requests/request-table.tsx';
import { requestView } from './requests/request-view.server.ts';

/** The access requests for the doors of an admin's operator. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.administer');
  const ctx = readCtx();
  const [{ rows, next }, areas] = await Promise.all([
    listAccessRequests(ctx, actor, requestsQuery.read(request.url)),
    listAdministeredAreas(ctx, actor),
  ]);
  return {
    title: translator(actor.locale, 'access.requests')('title'),
    rows: rows.map((row) => requestView(row, actor.locale)),
    list: requestsQuery.address(request.url, paths.access.requests(), next),
    doors: areas.map(({ id, title, facilityName }) => ({ value: id, label: `${title}, ${facilityName}` })),
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
  const { title, rows, list, doors } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const t = useTranslations('access.requests');
  const { search } = useLocation();
  return (
    <>
      <PageHeader title={title} lede={t('lede')} />
      <AdminTabs current="requests" />
      {problem ? (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      ) : null}
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 sm:grid-cols-[1.4fr_1fr_10rem_auto]"
        actionsClassName="max-sm:col-span-2"
      >
        <FilterText name="suche" label={t('text')} maxLength={254} className="max-sm:col-span-2" />
        <FilterSelect name="tuer" label={t('door')} any={t('any')} options={doors} />
        <FilterSelect
          name="status"
          label={t('status')}
          any={t('any')}
          options={REQUEST_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        />
      </FilterBar>
      <RequestTable
        key={search}
        rows={rows}
        action={`${paths.access.requests()}${search}`}
        empty={<EmptyList list={list} icon={MailCheck} title={t('none')} hint={t('noneHint')} />}
      />
      <Pager list={list} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
