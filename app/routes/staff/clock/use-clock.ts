import { useEffect, useState } from 'react';
import { deviceNow } from './device-clock.ts';

const SECOND = 1000;

/** The house's time, going on with the device's clock; `offsetMs` is what the house is ahead. */
export function useHouseClock(serverMs: number, view: unknown): { nowMs: number; offsetMs: number } {
  const [clock, setClock] = useState({ nowMs: serverMs, offsetMs: 0 });
  useEffect(() => {
    const offsetMs = serverMs - deviceNow();
    const tick = () => setClock({ nowMs: deviceNow() + offsetMs, offsetMs });
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
    // A read that brings the same second is a new one, too.
  }, [serverMs, view]);
  return clock;
}

/** The same without the house: the offset is the one of the last contact. */
export function useOwnClock(offsetMs: number): number {
  const [nowMs, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(deviceNow() + offsetMs);
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [offsetMs]);
  return nowMs ?? offsetMs;
}
