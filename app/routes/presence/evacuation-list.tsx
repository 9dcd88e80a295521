import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Printer, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { openEvacuationList } from '#app/domains/presence/open-evacuation-list.server.ts';
import { paths } from '#app/paths.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { exactMoment, minuteBeside } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { readSession, requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { InsideTable, RunningTable } from './evacuation/tables.tsx';

const PRIVATE = { 'Cache-Control': 'no-store' };

/** Who is in a facility, to print. That it was opened is in the audit, so it is not read again by itself. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.names');
  // Nothing is opened without a body.
  if (request.method === 'HEAD') throw new Response(null, { status: 405, headers: { Allow: 'GET' } });
  const facilityId = pathId(params, 'facilityId');
  const { locale } = actor;
  const session = await readSession(request);
  const list = await openEvacuationList(verbCtx(actor, context), { facilityId });
  const { timeZone, nowMs, facilityName, people, guests, bookings } = list;
  const since = (iso: string) => minuteBeside(instantOfText(iso).epochMilliseconds, nowMs, locale, timeZone);
  return data(
    {
      title: translator(locale, 'presence.evacuation')('listTitle', { facility: facilityName }),
      facilityId,
      operator: session?.operator?.name ?? null,
      asOf: exactMoment(nowMs, locale, timeZone),
      people,
      guests,
      bookings,
      inside: list.visits.map(({ visitId, firstName, lastName, roomName, since: at, guestCount }) => ({
        visitId,
        roomName,
        guestCount,
        name: `${lastName}, ${firstName}`,
        since: since(at),
      })),
    },
    { headers: PRIVATE },
  );
}

export const headers: HeadersFunction = () => PRIVATE;
export const shouldRevalidate = () => false;

export default function EvacuationListScreen() {
  const { title, facilityId, operator, asOf, people, guests, bookings, inside } = useLoaderData<typeof loader>();
  const t = useTranslations('presence.evacuation');
  const isHydrated = useHydrated();
  const headsOfBookings = bookings.reduce((sum, { heads }) => sum + (heads ?? 0), 0);
  const unknown = bookings.filter(({ heads }) => heads === null).length;
  const totals = [
    t('total', { people }),
    t('guests', { count: guests }),
    t('bookingsTotal', { count: bookings.length }),
    ...(headsOfBookings > 0 ? [t('headsOfBookings', { count: headsOfBookings })] : []),
  ];
  return (
    <>
      <PageHeader
        title={title}
        lede={[operator, t('asOf', { time: asOf })].filter(Boolean).join(' · ')}
        back={<BackLink to={paths.presence.evacuation()}>{t('back')}</BackLink>}
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <LinkButton to={paths.presence.evacuationOf(facilityId)} reloadDocument icon={<RotateCw aria-hidden />}>
              {t('again')}
            </LinkButton>
            {isHydrated ? (
              <Button type="button" tone="primary" icon={<Printer aria-hidden />} onClick={() => window.print()}>
                {t('print')}
              </Button>
            ) : null}
          </div>
        }
      />
      <p className="text-lg font-semibold">
        {t('headsTotal', { count: people + guests + headsOfBookings })}
        {unknown > 0 ? t('headsMissing', { count: unknown }) : null}
      </p>
      <p className="mb-5 text-sm text-muted print:mb-3">{totals.join(' · ')}</p>
      <div className="grid gap-8 *:min-w-0 print:gap-4">
        <InsideTable inside={inside} />
        <RunningTable bookings={bookings} />
        <p className="max-w-prose text-xs text-muted">{t('note')}</p>
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
