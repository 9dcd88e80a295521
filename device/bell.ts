import type { Clock } from './clock.ts';

/** Rung from anywhere, heard by one loop: it stays rung until the loop takes it, so that no ring is lost while it works. */
export interface Bell {
  readonly ring: () => void;
  readonly take: () => void;
  readonly isRung: () => boolean;
  /** Given up at the next ring. */
  readonly signal: () => AbortSignal;
  /** Until it rings, at most `ms`. */
  readonly wait: (ms: number) => Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let next = new AbortController();
  return {
    ring: () => next.abort(),
    take: () => {
      if (next.signal.aborted) next = new AbortController();
    },
    isRung: () => next.signal.aborted,
    signal: () => next.signal,
    wait: (ms) => clock.sleep(ms, next.signal),
  };
}
