import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { PRESENCE_TOPIC } from '#app/domains/presence/live.ts';
import { getRoomPage } from '#app/domains/presence/pages/room.server.ts';
import { PersonLine } from '#app/domains/presence/ui/person-line.tsx';
import { WeekdayHours } from '#app/domains/presence/ui/weekday-hours.tsx';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LiveAgeLine, staleClass, useLiveAge } from '#app/ui/live-age.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { EnterForm } from './board/enter-form.tsx';
import { MyStay } from './board/my-stay.tsx';
import { LatestActions } from './room/latest-actions.tsx';
import { RoomPart } from './room/room-part.tsx';
import { TodaysVisits } from './room/todays-visits.tsx';

/** A room: who is in it and does what, today's visits, and how its weekdays are. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.view');
  const place = { facilityId: pathId(params, 'facilityId'), slug: params.room ?? '' };
  return await getRoomPage(readCtx(), actor, place);
}

export default function RoomScreen() {
  const { room, asOf, visits, unnamedVisits, hours, hourDays, actions } = useLoaderData<typeof loader>();
  const t = useTranslations('presence.room');
  const tBoard = useTranslations('presence.board');
  const isShown = (event: unknown) => PRESENCE_TOPIC.is(event) && event.root === room.id;
  const age = useLiveAge(asOf, useLiveRevalidate(paths.live(), isShown));
  const { people, unnamed, guests } = room;
  const isInside = room.named.some(({ isSelf }) => isSelf);
  return (
    <>
      <PageHeader
        title={<span lang="de">{room.name}</span>}
        lede={<span lang="de">{room.facilityName}</span>}
        back={<BackLink to={paths.presence.board()}>{tBoard('title')}</BackLink>}
        actions={
          <>
            <LiveAgeLine age={age} />
            {isInside || !room.isActive ? null : <EnterForm roomId={room.id} name={room.name} />}
          </>
        }
      />
      <div className={staleClass(age)}>
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <RoomPart id="present" title={t('present')} aside={tBoard('counts', { people, unnamed, guests })}>
            <ul className="divide-y">
              {room.named.map((person) => (
                <li key={person.visitId} className="py-2.5">
                  <PersonLine person={person} />
                  <LatestActions latest={actions.find(({ userId }) => userId === person.userId)?.latest ?? []} />
                  {person.isSelf ? <MyStay person={person} /> : null}
                </li>
              ))}
            </ul>
            {people === 0 ? <p className="py-3 text-sm text-muted">{t('empty')}</p> : null}
          </RoomPart>
          <div className="grid gap-8">
            <RoomPart id="today" title={t('today')}>
              <TodaysVisits visits={visits} unnamed={unnamedVisits} />
            </RoomPart>
            <RoomPart id="hours" title={t('hours')}>
              <div className="pt-3">
                <WeekdayHours hours={hours} covered={hourDays} />
              </div>
            </RoomPart>
          </div>
        </div>
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.room.name);

export function ErrorBoundary() {
  return <ErrorPage />;
}
