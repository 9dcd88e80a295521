import { BusyError } from '#app/platform/errors.ts';

export interface Patience {
  /** For a connection of the pool. */
  readonly waitMs: number;
  /** For a word of the server. */
  readonly silenceMs: number;
}

/** The role's statement_timeout is 10 s, so a server that lives has answered before 11 s. */
export const PATIENCE: Patience = { waitMs: 5_000, silenceMs: 11_000 };
/** More than any burst of a house; past it nobody else is served by waiting. */
export const MAX_OPEN = 1_000;
const LOOK_MS = 250;

interface Open {
  readonly since: number;
  isSent(): boolean;
  giveUp(error: BusyError): void;
}

export interface Deadlines {
  /** Throws BusyError where too many wait already. */
  admit(): void;
  /** What `running` says, or a BusyError when it is not even sent in time; it may still run later. */
  keep<T>(running: PromiseLike<T>, isSent: () => boolean): Promise<T>;
}

/**
 * postgres.js lets statements wait for a connection without any bound, and for an answer as long as the system keeps the
 * socket. `dropSilent` is asked while something has waited longer than a living server would let it.
 */
export function createDeadlines(dropSilent: (silentMs: number) => void, { waitMs, silenceMs }: Patience): Deadlines {
  const open = new Set<Open>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = performance.now();
    let oldestMs = 0;
    // In the order of their age.
    for (const one of open) {
      const ageMs = now - one.since;
      oldestMs = Math.max(oldestMs, ageMs);
      if (ageMs < waitMs) break;
      if (!one.isSent()) one.giveUp(new BusyError('no connection to the database in time'));
    }
    dropSilent(oldestMs >= silenceMs ? silenceMs : Infinity);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    admit: () => {
      if (open.size >= MAX_OPEN) throw new BusyError('too many statements wait for the database');
    },
    keep: (running, isSent) =>
      new Promise((resolve, reject) => {
        const one: Open = { since: performance.now(), isSent, giveUp: reject };
        open.add(one);
        timer ??= setInterval(look, LOOK_MS).unref();
        running.then(
          (value) => {
            open.delete(one);
            resolve(value);
          },
          (error: unknown) => {
            open.delete(one);
            reject(error);
          },
        );
      }),
  };
}
