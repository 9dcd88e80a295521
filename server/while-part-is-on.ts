import type { Logger } from 'pino';

export type Running = { stop: () => Promise<void> };

export type WhileOnOptions = {
  isOn: () => boolean;
  /** Calls back after a change. Returns the end of that. */
  onChange: (listener: () => void) => () => void;
  start: () => Running;
  log: Logger;
};

/** Keeps what `start` starts running as long as the part is on, until `stop`. One start or stop at a time. */
export function whilePartIsOn({ isOn, onChange, start, log }: WhileOnOptions): Running {
  let isEnding = false;
  let running: Running | null = null;
  const follow = async (): Promise<void> => {
    const isNeeded = isOn() && !isEnding;
    if (isNeeded) running ??= start();
    else if (running) {
      const ending = running;
      running = null;
      await ending.stop();
    }
  };
  const report = (error: unknown): void => log.error({ err: error }, 'a part could not be switched in this process');
  let last = follow();
  // A start that fails must not end the process; the next change tries again.
  last.catch(report);
  const followNext = (): Promise<void> => (last = last.then(follow, follow).catch(report));
  const unsubscribe = onChange(() => void followNext());
  return {
    stop: async () => {
      isEnding = true;
      unsubscribe();
      await followNext();
    },
  };
}
