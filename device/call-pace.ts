import type { Clock } from './clock.ts';
import { msUntilCall, type DoorLimits } from './rules.ts';

/** Keeps the device within the calls per second that the server allows. */
export interface CallPace {
  /** Waits for a free slot and takes it. */
  readonly take: () => Promise<void>;
  /** Takes a slot without waiting, for calls that a member waits for. */
  readonly takeNow: () => void;
}

export function createCallPace(clock: Clock, limits: DoorLimits, life: AbortSignal): CallPace {
  let calls: number[] = [];
  const takeNow = (): void => {
    calls = [...calls, clock.nowMs()].slice(-limits.callsPerSecond);
  };
  const restMs = (): number => msUntilCall(calls, clock.nowMs(), limits);
  return {
    takeNow,
    take: async () => {
      for (let ms = restMs(); ms > 0 && !life.aborted; ms = restMs()) await clock.sleep(Math.ceil(ms), life);
      takeNow();
    },
  };
}
