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

/** Who is in the rooms of a facility, in a type that is readable from afar. A failed read makes it stale as a lost connection does. */
export function WallBoard({ board, isRead }: { board: Board; isRead: boolean }) {
  const t = useTranslations('presence.wall');
  const isConnected = useLiveRevalidate(paths.presence.wallLive(), PRESENCE_TOPIC.is);
  const age = useLiveAge(board.asOf, isRead ? isConnected : false);
  useReadAgain();
  return (
    <>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-b-2 border-line-strong pb-3">
        <div className="min-w-0">
          <h1
            lang="de"
            className="text-[1.75rem] leading-tight font-semibold tracking-tight wrap-anywhere lg:text-[2.75rem]"
          >
            {board.facilityName}
          </h1>
          <p className="mt-1 text-[1.25rem] text-muted lg:text-[1.625rem]">{t('total', { count: board.total })}</p>
        </div>
        <LiveAgeLine age={age} className="text-[1.25rem]! lg:text-[1.625rem]!" />
      </header>
      {board.rooms.length === 0 ? <p className="text-xl">{t('noRooms')}</p> : null}
      <div
        className={cx(
          'grid grid-cols-[repeat(auto-fill,minmax(min(100%,24rem),1fr))] items-start gap-x-12 gap-y-8',
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
  const facts = [
    guests > 0 ? t('guests', { count: guests }) : null,
    unnamed > 0 ? t('unnamed', { count: unnamed }) : null,
  ].filter((fact) => fact !== null);
  return (
    <section className="min-w-0">
      <div className="border-b border-line-strong pb-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 lang="de" className="min-w-0 text-[1.375rem] font-semibold wrap-anywhere lg:text-[1.75rem]">
            {name}
          </h2>
          <p
            className={cx(
              'text-[1.375rem] whitespace-nowrap tabular-nums lg:text-[1.75rem]',
              people === 0 && 'text-muted',
            )}
          >
            {t('count', { count: people + guests })}
          </p>
        </div>
        {facts.length > 0 ? <p className="text-base text-muted lg:text-lg">{facts.join(' · ')}</p> : null}
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
      <p className="flex flex-wrap items-baseline gap-x-3 text-lg lg:text-xl">
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="text-base text-muted tabular-nums lg:text-lg">
          {t('since', { time: since.time })}
          {guestCount > 0 ? ` · ${t('withGuests', { count: guestCount })}` : ''}
        </span>
      </p>
      {work === null ? null : <p className="text-base wrap-anywhere text-muted lg:text-lg">{work}</p>}
    </li>
  );
}
