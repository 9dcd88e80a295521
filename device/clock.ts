import { performance } from 'node:perf_hooks';

/** The monotonic clock that all decisions use. It only rises, and no network can change it (rule 5 of the protocol). */
export interface Clock {
  readonly nowMs: () => number;
  /** Resolves after `ms`, or at once when `signal` is aborted; it never rejects. */
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

/** Wall time for log lines; no decision uses it. */
export const wallTimeForLogs = (): string => new Date().toISOString();
