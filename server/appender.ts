import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '#app/db/client.server.ts';
import { ActionFolder, appendActions } from '#app/domains/actions/public.server.ts';

export type AppenderOptions = {
  db: () => Database;
  log: Logger;
  /** Of the month files; made with the first one. */
  folder: string;
  intervalMs?: number;
  afterFailureMs?: number;
};

/** Copies actions to their month files every second until `stop`, which waits for the pass that is running. */
export function startAppender({ db, log, folder, intervalMs = 1_000, afterFailureMs = 5_000 }: AppenderOptions): {
  stop: () => Promise<void>;
} {
  const ending = new AbortController();
  const files = new ActionFolder(folder);
  let isThorough = true;

  async function tick(): Promise<{ hasMore: boolean }> {
    const done = await appendActions({ db: db(), folder: files, isThorough });
    if (!done) return { hasMore: false };
    isThorough = false;
    return done;
  }

  async function run(): Promise<void> {
    let hasFailed = false;
    while (!ending.signal.aborted) {
      let pauseMs = intervalMs;
      try {
        const { hasMore } = await tick();
        if (hasMore) pauseMs = 0;
        if (hasFailed) log.info({ folder }, 'the files of actions are written again');
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log.error({ err: error, folder }, 'the files of actions cannot be written');
        hasFailed = true;
        isThorough = true;
        pauseMs = afterFailureMs;
      }
      await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
