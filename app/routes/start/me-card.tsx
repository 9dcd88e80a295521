import { Form, Link } from '@remix-run/react';
import { LogOut, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { PRESENCE_TOPIC } from '#app/domains/presence/live.ts';
import type { MeCardData } from '#app/domains/presence/pages/me-card.server.ts';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { Section } from './section.tsx';
import { WorkForm } from './work-form.tsx';

/** Where the person is: one tap to leave, to change the room or to enter one; and what they work on. */
export function MeCard({ card }: { card: MeCardData }) {
  const t = useTranslations('start.me');
  const { inside, rooms, titles } = card;
  useLiveRevalidate(paths.live(), PRESENCE_TOPIC.is);
  return (
    <Section
      id="me"
      title={t('title')}
      aside={
        <Link
          to={paths.presence.board()}
          className="-my-3 inline-flex min-h-11 items-center text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('board')}
        </Link>
      }
    >
      <div className="grid gap-4 pt-3">
        {inside.map((room) => (
          <Inside key={room.visitId} room={room} />
        ))}
        {inside.length === 0 && rooms.length === 0 ? (
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="text-sm text-muted">{t('nowhere')}</p>
            <LinkButton to={paths.presence.board()} icon={<MapPin aria-hidden />}>
              {t('choose')}
            </LinkButton>
          </div>
        ) : null}
        {rooms.length > 0 ? <Rooms rooms={rooms} label={t(inside.length > 0 ? 'change' : 'enter')} /> : null}
        {inside.length > 0 ? <WorkForm work={inside[0]?.work ?? null} titles={titles} /> : null}
      </div>
    </Section>
  );
}

function Inside({ room }: { room: MeCardData['inside'][number] }) {
  const t = useTranslations('start.me');
  const { visitId, roomName, facilityId, slug, since, plannedEnd, guestCount } = room;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 text-base">
        {t('here')}{' '}
        <Link to={paths.presence.room(facilityId, slug)} className="font-semibold underline-offset-2 hover:underline">
          <span lang="de">{roomName}</span>
        </Link>
        {`, ${t('since', { time: since })}`}
        {plannedEnd === null ? null : <span className="text-muted"> · {t('until', { time: plannedEnd })}</span>}
        {guestCount > 0 ? <span className="text-muted"> · {t('guests', { count: guestCount })}</span> : null}
      </p>
      <Form method="post" action={paths.presence.board()}>
        <input type="hidden" name="intent" value="leave" />
        <input type="hidden" name="from" value={paths.start()} />
        <Button name="visit" value={visitId} icon={<LogOut aria-hidden />}>
          {t('leave')}
        </Button>
      </Form>
    </div>
  );
}

/** The rooms last used, each one tap. */
function Rooms({ rooms, label }: { rooms: MeCardData['rooms']; label: string }) {
  return (
    <Form method="post" action={paths.presence.board()} className="grid gap-1.5">
      <input type="hidden" name="intent" value="enter" />
      <input type="hidden" name="from" value={paths.start()} />
      <p id="me-rooms" className="text-sm text-muted">
        {label}
      </p>
      <div role="group" aria-labelledby="me-rooms" className="flex flex-wrap gap-2" lang="de">
        {rooms.map(({ id, name }) => (
          <Button
            key={id}
            name="room"
            value={id}
            icon={<MapPin aria-hidden />}
            className="max-w-full whitespace-normal"
          >
            {name}
          </Button>
        ))}
      </div>
    </Form>
  );
}
