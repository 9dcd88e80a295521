import { QrCode } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TerminalPlace } from '#app/domains/presence/pages/terminal-person.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useSecondsLeft } from '#app/ui/use-seconds-left.ts';
import type { KioskAnswer } from './answers.server.ts';
import { KeyPad } from './key-pad.tsx';

interface IdleViewProps {
  place: TerminalPlace;
  error: Extract<KioskAnswer, { kind: 'error' }> | null;
  isBusy: boolean;
}

/** Nobody is there: the time, and two ways to say who comes. */
export function IdleView({ place, error, isBusy }: IdleViewProps) {
  const t = useTranslations('presence.terminal');
  const format = useFormats();
  const secondsLeft = useSecondsLeft(error?.waitSeconds ?? 0);
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-1 border-b-2 border-line-strong pb-3">
        <div className="min-w-0">
          <h1 lang="de" className="text-xl font-semibold wrap-anywhere">
            {place.facilityName}
          </h1>
          <p className="text-base text-muted">{format.dayLong(place.date)}</p>
        </div>
        <WallTime place={place} />
      </header>
      <div className="grid items-start gap-6 md:grid-cols-[1fr_24rem] md:gap-10">
        <div className="grid gap-5">
          <section className="flex items-center gap-5 md:flex-col md:items-start md:pt-6">
            <QrCode aria-hidden strokeWidth={1.25} className="size-14 shrink-0 text-accent-text md:size-28" />
            <div className="grid gap-1">
              <h2 className="text-lg font-semibold text-balance md:text-xl">{t('scan')}</h2>
              <p className="text-base text-muted md:text-lg">{t('scanHint')}</p>
            </div>
          </section>
          {error ? (
            <Notice tone="error" title={error.error} className="text-base">
              {error.waitSeconds > 0 ? <p className="tabular-nums">{t('waiting', { seconds: secondsLeft })}</p> : null}
            </Notice>
          ) : null}
        </div>
        <KeyPad isBusy={isBusy} isWaiting={secondsLeft > 0} answer={error} />
      </div>
    </>
  );
}

const SECONDS_OF_DAY = 86_400;

/** The time of the house, which goes on from its last reading. */
function WallTime({ place: { date, time, second } }: { place: TerminalPlace }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const begin = performance.now();
    const tick = () => setPassed(Math.floor((performance.now() - begin) / 1000));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [date, time, second]);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const now = Math.floor((((hours * 60 + minutes) * 60 + second + passed) % SECONDS_OF_DAY) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    <p className="text-[3.25rem] leading-none font-semibold tabular-nums">
      {two(Math.floor(now / 60))}:{two(now % 60)}
    </p>
  );
}
