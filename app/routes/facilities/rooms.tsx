import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Ban, Check, DoorClosed, MapPin, Plus, Radio } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listAdministeredRooms, type RoomLine } from '#app/domains/facilities/room-pages.server.ts';
import { paths } from '#app/paths.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** The rooms of an admin's operator, by facility. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const facilities = await listAdministeredRooms(readCtx(), actor);
  return { title: translator(actor.locale, 'facilities.rooms')('title'), facilities };
}

export default function RoomsScreen() {
  const { title, facilities } = useLoaderData<typeof loader>();
  const t = useTranslations('facilities.rooms');
  const columns = useColumns();
  const withRooms = facilities.filter(({ rooms }) => rooms.length > 0);
  const newRoom = (
    <LinkButton to={paths.facilities.newRoom()} tone="primary" icon={<Plus aria-hidden />}>
      {t('newRoom')}
    </LinkButton>
  );
  if (facilities.length === 0)
    return (
      <>
        <PageHeader title={title} lede={t('lede')} />
        <EmptyState icon={MapPin} title={t('noFacility')}>
          {t('noFacilityHint')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title={title} lede={t('lede')} actions={newRoom} />
      {withRooms.length === 0 ? (
        <EmptyState icon={DoorClosed} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <div className="grid gap-7">
          {withRooms.map(({ id, name, rooms }) => (
            <section key={id}>
              <h2 lang="de" className="mb-1.5 font-semibold">
                {name}
              </h2>
              <DataTable label={name} columns={columns} rows={rooms} keyOf={(room) => room.id} />
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function useColumns(): Column<RoomLine>[] {
  const t = useTranslations('facilities.rooms');
  return [
    { key: 'room', head: t('room'), width: 'minmax(0,1.3fr)', cell: (room) => <Named room={room} /> },
    { key: 'state', head: t('state'), width: 'minmax(0,1.2fr)', cell: (room) => <State room={room} /> },
    {
      key: 'places',
      head: t('places'),
      width: 'minmax(0,1.5fr)',
      isLabelled: true,
      cell: ({ resources }) => <Names names={resources} none={t('noPlaces')} />,
    },
    {
      key: 'doors',
      head: t('doors'),
      width: 'minmax(0,1.2fr)',
      isLabelled: true,
      cell: ({ areas }) => <Names names={areas} none={t('noDoors')} />,
    },
  ];
}

function Named({ room }: { room: RoomLine }) {
  return (
    <>
      <Link
        to={paths.facilities.room(room.id)}
        lang="de"
        className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
      >
        {room.name}
      </Link>
      <p className="text-xs text-muted">{room.slug}</p>
    </>
  );
}

function State({ room }: { room: RoomLine }) {
  const t = useTranslations('facilities.rooms');
  return (
    <p className="flex flex-wrap gap-1.5">
      {room.isActive ? (
        <Badge tone="good" icon={Check}>
          {t('active')}
        </Badge>
      ) : (
        <Badge icon={Ban}>{t('inactive')}</Badge>
      )}
      {room.isPublic ? <Badge icon={Radio}>{t('public')}</Badge> : null}
    </p>
  );
}

function Names({ names, none }: { names: readonly string[]; none: string }) {
  if (names.length === 0) return <span className="text-muted">{none}</span>;
  return <span lang="de">{names.join(', ')}</span>;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
