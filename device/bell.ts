import type { Clock } from './clock.ts';

/** Any part rings it, one loop takes it. It stays rung until then, so no ring is lost while the loop works. */
export interface Bell {
  readonly ring: () => void;
  readonly take: () => void;
  readonly isRung: () => boolean;
  /** Aborted at the next ring. */
  readonly signal: () => AbortSignal;
  /** Resolves when it rings, or after `ms`. */
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
