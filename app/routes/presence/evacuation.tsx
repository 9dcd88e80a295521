import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClipboardList, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listOwnPlaces } from '#app/domains/presence/pages/places.server.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PresenceTabs } from './admin/presence-tabs.tsx';

/** The facilities whose evacuation list the person may open. The links do not prefetch: an opened list is in the audit. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.names');
  const places = await listOwnPlaces(readCtx(), actor);
  return {
    title: translator(actor.locale, 'presence.evacuation')('title'),
    hasTabs: can(actor, 'presence.administer'),
    facilities: places.map(({ id, name, rooms }) => ({ id, name, rooms: rooms.map((room) => room.name).join(', ') })),
  };
}

export default function EvacuationScreen() {
  const { title, hasTabs, facilities } = useLoaderData<typeof loader>();
  const t = useTranslations('presence.evacuation');
  return (
    <>
      <PageHeader title={title} lede={t('lede')} />
      {hasTabs ? <PresenceTabs current="evacuation" /> : null}
      {facilities.length === 0 ? (
        <EmptyState icon={MapPin} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <ul className="max-w-2xl divide-y border-y">
          {facilities.map(({ id, name, rooms }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div className="min-w-0" lang="de">
                <p className="font-medium wrap-anywhere">{name}</p>
                <p className="text-sm text-muted">{rooms}</p>
              </div>
              <a
                href={paths.presence.evacuationOf(id)}
                aria-label={`${t('open')}: ${name}`}
                className={buttonClass('primary')}
              >
                <ClipboardList aria-hidden className="size-4" />
                {t('open')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
