import type { Clock } from './clock.ts';
import { msUntilCall } from './rules.ts';

/** Keeps the device within the calls a second that the house takes. */
export interface CallPace {
  /** Waits for a free place and takes it. */
  readonly take: () => Promise<void>;
  /** Takes one without waiting: for what a member waits for. */
  readonly takeNow: () => void;
}

export function createCallPace(clock: Clock, life: AbortSignal): CallPace {
  let calls: number[] = [];
  const takeNow = (): void => {
    calls = [...calls.slice(-3), clock.nowMs()];
  };
  return {
    takeNow,
    take: async () => {
      for (let restMs = msUntilCall(calls, clock.nowMs()); restMs > 0; restMs = msUntilCall(calls, clock.nowMs())) {
        if (life.aborted) break;
        await clock.sleep(Math.ceil(restMs), life);
      }
      takeNow();
    },
  };
}
