import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './cx.ts';

/** A screen without a connection for so long is grey. */
const STALE_MS = 60_000;
const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

export interface LiveAge {
  /** 'HH:MM', when the screen was right for the last time. */
  readonly time: string;
  /** The connection has been lost for a minute. */
  readonly isStale: boolean;
}

/**
 * The age of a live screen. `asOf` is the wall time of the last read. With a connection the screen is right until now, so the time goes on;
 * without one it stops.
 */
export function useLiveAge(asOf: string, isConnected: boolean | null): LiveAge {
  const [age, setAge] = useState({ asOf, minutes: 0, isStale: false });
  const readAt = useRef(0);
  const lostAt = useRef<number | null>(null);
  useEffect(() => {
    readAt.current = performance.now();
    setAge((before) => ({ ...before, asOf, minutes: 0 }));
  }, [asOf]);
  useEffect(() => {
    const update = () => {
      const now = performance.now();
      const minutes = Math.floor(((lostAt.current ?? now) - readAt.current) / MINUTE_MS);
      const isStale = lostAt.current !== null && now - lostAt.current >= STALE_MS;
      setAge((before) => ({ ...before, minutes: Math.max(0, minutes), isStale }));
    };
    lostAt.current = isConnected === false ? performance.now() : null;
    update();
    const timer = setInterval(update, TICK_MS);
    return () => clearInterval(timer);
  }, [isConnected]);
  return { time: plusMinutes(age.asOf, age.minutes), isStale: age.isStale };
}

export function plusMinutes(time: string, minutes: number): string {
  const sum = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes) % (24 * 60);
  return [Math.floor(sum / 60), sum % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The age of a live screen in its header. */
export function LiveAgeLine({ age, className }: { age: LiveAge; className?: string }) {
  const t = useTranslations('shell.live');
  return (
    <p className={cx('text-sm text-muted tabular-nums print:hidden', age.isStale && 'italic', className)}>
      {t(age.isStale ? 'lost' : 'asOf', { time: age.time })}
    </p>
  );
}

/** Around what the screen shows: grey while it is stale. */
export const staleClass = (age: LiveAge): string | undefined => (age.isStale ? 'opacity-60 grayscale' : undefined);
