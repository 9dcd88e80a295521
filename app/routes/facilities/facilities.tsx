import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ChevronRight, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listAdministeredFacilities } from '#app/domains/facilities/facility-pages.server.ts';
import { addressLine } from '#app/domains/facilities/rules/address.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** The facilities of an admin's operator (seed 4, 3.8). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const facilities = await listAdministeredFacilities(readCtx(), actor);
  return {
    title: translator(actor.locale, 'facilities')('list.title'),
    operatorName: facilities[0]?.operatorName ?? null,
    facilities: facilities.map((facility) => ({
      id: facility.id,
      name: facility.name,
      address: addressLine(facility),
      resourceCount: facility.groups.reduce((count, group) => count + group.resources.length, 0),
    })),
  };
}

export default function FacilitiesScreen() {
  const { title, facilities, operatorName } = useLoaderData<typeof loader>();
  const t = useTranslations('facilities.list');
  return (
    <>
      <PageHeader title={title} lede={operatorName ? t('lede', { operator: operatorName }) : undefined} />
      {facilities.length === 0 ? (
        <EmptyState icon={MapPin} title={t('empty')}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <ul className="max-w-2xl divide-y border-y">
          {facilities.map((facility) => (
            <li key={facility.id}>
              <Link
                to={paths.facilities.facility(facility.id)}
                className="flex min-h-14 items-center gap-4 py-2.5 hover:bg-hover sm:px-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium wrap-anywhere">{facility.name}</span>
                  <span className="block text-sm text-muted">{facility.address}</span>
                  <span className="block text-sm text-muted sm:hidden">
                    {t('count', { count: facility.resourceCount })}
                  </span>
                </span>
                <span className="text-sm whitespace-nowrap text-muted max-sm:hidden">
                  {t('count', { count: facility.resourceCount })}
                </span>
                <ChevronRight aria-hidden className="size-4 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
