import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from './clock.ts';

export interface ManualClock extends Clock {
  /** Moves on by `ms` and wakes the sleepers that are due, the earliest first. */
  readonly advance: (ms: number) => Promise<void>;
  /** How long the first sleeper still sleeps; null without sleepers. */
  readonly nextWakeMs: () => number | null;
}

/** A clock for tests: it moves only by `advance`. */
export function createManualClock(startMs = 0): ManualClock {
  let nowMs = startMs;
  const sleepers = new Set<{ atMs: number; wake: () => void }>();
  const earliest = () => [...sleepers].sort((a, b) => a.atMs - b.atMs)[0];
  return {
    nowMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const sleeper = { atMs: nowMs + ms, wake };
        function wake(): void {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    advance: async (ms) => {
      const end = nowMs + ms;
      // Work that has begun may sleep first.
      await turn();
      for (let next = earliest(); next !== undefined && next.atMs <= end; next = earliest()) {
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
        await turn();
      }
      nowMs = end;
      await turn();
    },
    nextWakeMs: () => {
      const next = earliest();
      return next === undefined ? null : next.atMs - nowMs;
    },
  };
}
