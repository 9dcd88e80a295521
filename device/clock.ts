import { performance } from 'node:perf_hooks';

/** What the device goes by. It only ever rises: nobody can move it from outside, and it needs no network (rule 5 of the protocol). */
export interface Clock {
  readonly nowMs: () => number;
  /** Resolves after `ms`, or at once when `signal` is given up; it never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const monotonicClock: Clock = {
  nowMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
    }),
};

/** For lines that people read; nothing is decided by it. */
export const wallTimeForLogs = (): string => new Date().toISOString();
