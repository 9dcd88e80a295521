import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import type { BoardPerson, BoardRoom } from '#app/domains/presence/rules/board-view.ts';
import { PersonLine } from './person-line.tsx';

interface RoomSectionProps {
  room: BoardRoom;
  /** On the line of the name. */
  aside?: ReactNode;
  /** Below a person's line. */
  more?: (person: BoardPerson) => ReactNode;
}

/** A room of the board: its name, how many are in it, and those who are seen by name. */
export function RoomSection({ room, aside, more }: RoomSectionProps) {
  const t = useTranslations('presence.board');
  const { id, slug, name, facilityId, people, guests, unnamed, named } = room;
  return (
    <section aria-labelledby={`room-${id}`} className="min-w-0 break-inside-avoid">
      <div className="flex min-h-11 items-end justify-between gap-4 border-b border-line-strong pb-1.5">
        <div className="min-w-0">
          <h2 id={`room-${id}`} className="text-base font-semibold wrap-anywhere" lang="de">
            <Link to={paths.presence.room(facilityId, slug)} className="underline-offset-2 hover:underline max-lg:py-2">
              {name}
            </Link>
          </h2>
          <p className="text-sm text-muted">{t('counts', { people, unnamed, guests })}</p>
        </div>
        {aside}
      </div>
      {named.length > 0 ? (
        <ul aria-label={t('peopleOf', { room: name })} className="divide-y">
          {named.map((person) => (
            <li key={person.visitId} className="py-2.5">
              <PersonLine person={person} />
              {more?.(person)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
