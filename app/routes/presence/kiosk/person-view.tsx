import { Form } from '@remix-run/react';
import { Coffee, LogIn, LogOut, Play, Square, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TerminalPerson, TerminalRoom } from '#app/domains/presence/pages/terminal-person.server.ts';
import { Button, type ButtonTone } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Duration, KioskClock } from './clock.server.ts';

interface PersonViewProps {
  ticket: string;
  person: TerminalPerson;
  clock: KioskClock | null;
  isBusy: boolean;
  onBack: () => void;
}

/** What the person who was identified can do, each by one tap. */
export function PersonView({ ticket, person, clock, isBusy, onBack }: PersonViewProps) {
  const t = useTranslations('presence.terminal');
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-4 border-b-2 border-line-strong pb-3">
        <h1 className="text-xl font-semibold wrap-anywhere">{t('hello', { name: person.firstName })}</h1>
        <Button type="button" onClick={onBack} icon={<X aria-hidden />} className="min-h-14! px-6 text-base">
          {t('back')}
        </Button>
      </header>
      <div className={clock ? 'grid items-start gap-8 md:grid-cols-2 md:gap-10' : 'grid'}>
        {clock ? <Clock clock={clock} ticket={ticket} isBusy={isBusy} /> : null}
        <Rooms rooms={person.rooms} ticket={ticket} isBusy={isBusy} />
      </div>
    </>
  );
}

const ICONS = { CLOCK_IN: Play, BREAK_START: Coffee, BREAK_END: Play, CLOCK_OUT: Square } as const;

function Clock({ clock, ticket, isBusy }: { clock: KioskClock; ticket: string; isBusy: boolean }) {
  const t = useTranslations('presence.terminal');
  const { status, since, sums, events, hindrance } = clock;
  return (
    <Section title={t('clock')}>
      <div className="grid gap-1">
        <p className="text-lg font-semibold tabular-nums">{t(`status.${status}`, { time: since ?? '' })}</p>
        {sums ? <Sums {...sums} /> : null}
      </div>
      {hindrance ? (
        <Notice tone="warn" className="text-base">
          {hindrance.kind === 'forgotten' ? t('forgotten') : t('elsewhere', { place: hindrance.place })}
        </Notice>
      ) : null}
      {events.map((event, at) => {
        const Icon = ICONS[event];
        return (
          <Act
            key={event}
            intent={event}
            ticket={ticket}
            isBusy={isBusy}
            tone={at === 0 ? 'primary' : 'plain'}
            icon={<Icon aria-hidden />}
          >
            {t(`event.${event}`)}
          </Act>
        );
      })}
    </Section>
  );
}

function Sums({ work, break: pause }: { work: Duration; break: Duration }) {
  const t = useTranslations('presence.terminal');
  const amount = (one: Duration) => (one.hours !== '0' ? t('hours', { ...one }) : t('minutes', { ...one }));
  return <p className="text-base text-muted tabular-nums">{t('sums', { work: amount(work), pause: amount(pause) })}</p>;
}

function Rooms({ rooms, ticket, isBusy }: { rooms: readonly TerminalRoom[]; ticket: string; isBusy: boolean }) {
  const t = useTranslations('presence.terminal');
  return (
    <Section title={t('rooms')}>
      {rooms.length === 0 ? <p className="text-base text-muted">{t('noRooms')}</p> : null}
      <ul className="grid gap-2">
        {rooms.map(({ id, name, since }) => (
          <li key={id} className="grid items-center gap-x-4 gap-y-2 border-b py-2 sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <p lang="de" className="text-lg font-medium wrap-anywhere">
                {name}
              </p>
              {since === null ? null : (
                <p className="text-base text-good tabular-nums">{t('since', { time: since })}</p>
              )}
            </div>
            <Act
              intent={since === null ? 'enter' : 'leave'}
              room={id}
              ticket={ticket}
              isBusy={isBusy}
              label={t(since === null ? 'enterRoom' : 'leaveRoom', { room: name })}
              icon={since === null ? <LogIn aria-hidden /> : <LogOut aria-hidden />}
            >
              {t(since === null ? 'enter' : 'leave')}
            </Act>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid min-w-0 content-start gap-3">
      <h2 className="text-base font-medium text-muted">{title}</h2>
      {children}
    </section>
  );
}

interface ActProps {
  intent: string;
  ticket: string;
  room?: string;
  isBusy: boolean;
  tone?: ButtonTone;
  icon: ReactNode;
  label?: string;
  children: ReactNode;
}

/** One tap: a form of its own, which uses the ticket up. */
function Act({ intent, ticket, room, isBusy, tone = 'plain', icon, label, children }: ActProps) {
  return (
    <Form method="post" replace data-lost="in-place" className="grid">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="ticket" value={ticket} />
      {room === undefined ? null : <input type="hidden" name="room" value={room} />}
      <Button
        tone={tone}
        busy={isBusy}
        icon={icon}
        aria-label={label}
        className="min-h-16! px-6 text-lg [&_svg]:size-6!"
      >
        {children}
      </Button>
    </Form>
  );
}
