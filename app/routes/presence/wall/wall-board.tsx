import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { PRESENCE_TOPIC } from '#app/domains/presence/live.ts';
import type { WallBoard as Board } from '#app/domains/presence/pages/terminal-board.server.ts';
import type { BoardPerson, BoardRoom } from '#app/domains/presence/rules/board-view.ts';
import { paths } from '#app/paths.ts';
import { cx } from '#app/ui/cx.ts';
import { LiveAgeLine, staleClass, useLiveAge } from '#app/ui/live-age.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

/** A board that missed an event is right again after this time. */
const READ_AGAIN_MS = 60_000;

/** Type that grows with the screen. */
const HUGE = 'text-[clamp(1.75rem,3.4vw,5rem)]';
const LARGE = 'leading-snug text-[clamp(1.25rem,1.7vw,2.5rem)]';
const MEDIUM = 'leading-snug text-[clamp(1.125rem,1.4vw,2.125rem)]';
const SMALL = 'leading-snug text-[clamp(1rem,1.15vw,1.75rem)]';

/** Who is in the rooms of a facility, in a type that is readable from afar. A failed read makes it stale as a lost connection does. */
export function WallBoard({ board, isRead }: { board: Board; isRead: boolean }) {
  const t = useTranslations('presence.wall');
  const isConnected = useLiveRevalidate(paths.presence.wallLive(), PRESENCE_TOPIC.is);
  const age = useLiveAge(board.asOf, isRead ? isConnected : false);
  useReadAgain();
  const sumOf = (field: 'unnamed' | 'guests') => board.rooms.reduce((sum, room) => sum + room[field], 0);
  const guests = sumOf('guests');
  // A person may be in several rooms.
  const people = board.total - guests;
  const totals = { people, unnamed: Math.min(sumOf('unnamed'), people), guests };
  return (
    <>
      <header
        data-enrolled
        className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-b-2 border-line-strong pb-3"
      >
        <div className="min-w-0">
          <h1 lang="de" className={cx(HUGE, 'leading-tight font-semibold tracking-tight wrap-anywhere')}>
            {board.facilityName}
          </h1>
          <p className={cx(LARGE, 'mt-1 text-muted')}>{t('counts', totals)}</p>
        </div>
        <LiveAgeLine age={age} className="text-[clamp(1.25rem,1.7vw,2.5rem)]!" />
      </header>
      {board.rooms.length === 0 ? <p className="text-xl">{t('noRooms')}</p> : null}
      <div
        className={cx(
          'grid grid-cols-[repeat(auto-fit,minmax(min(100%,max(20rem,22vw)),1fr))] items-start gap-x-12 gap-y-8',
          staleClass(age),
        )}
      >
        {board.rooms.map((room) => (
          <Room key={room.id} room={room} />
        ))}
      </div>
    </>
  );
}

function useReadAgain(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, READ_AGAIN_MS);
    window.addEventListener('online', revalidate);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', revalidate);
    };
  }, [revalidate]);
}

function Room({ room: { name, people, guests, unnamed, named } }: { room: BoardRoom }) {
  const t = useTranslations('presence.wall');
  return (
    <section className="min-w-0">
      <div className="border-b border-line-strong pb-2">
        <h2 lang="de" className={cx(LARGE, 'font-semibold wrap-anywhere')}>
          {name}
        </h2>
        <p className={cx(SMALL, 'tabular-nums', people === 0 && 'text-muted')}>
          {t('counts', { people, unnamed, guests })}
        </p>
      </div>
      <ul className="divide-y">
        {named.map((person) => (
          <Person key={person.visitId} person={person} />
        ))}
      </ul>
    </section>
  );
}

function Person({ person: { name, since, guestCount, work } }: { person: BoardPerson }) {
  const t = useTranslations('presence.wall');
  return (
    <li className="py-2.5">
      <p className={cx(MEDIUM, 'flex flex-wrap items-baseline gap-x-3')}>
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className={cx(SMALL, 'text-muted tabular-nums')}>
          {t('since', { time: since.time })}
          {guestCount > 0 ? ` · ${t('withGuests', { count: guestCount })}` : ''}
        </span>
      </p>
      {work === null ? null : <p className={cx(SMALL, 'wrap-anywhere text-muted')}>{work}</p>}
    </li>
  );
}
