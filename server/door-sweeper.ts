import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '#app/db/client.server.ts';
import { expireDoorJobs } from '#app/domains/access/public.server.ts';

const afterFailureMs = 5_000;

/**
 * Ends door jobs whose time has run out, every second until `stop` (protocol, States). Nothing waits for it: opening, claim and
 * confirm look at the clock themselves, so a sweeper that is late makes a screen late and no door wrong.
 */
export function startDoorSweeper({
  db,
  log,
  intervalMs = 1_000,
}: {
  db: () => Database;
  log: Logger;
  intervalMs?: number;
}): {
  stop: () => Promise<void>;
} {
  const ending = new AbortController();
  async function run(): Promise<void> {
    let hasFailed = false;
    while (!ending.signal.aborted) {
      let pauseMs = intervalMs;
      try {
        const count = await expireDoorJobs({ db: db() });
        if (count > 0) log.info({ count }, 'door jobs ran out');
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log.error({ err: error }, 'door jobs cannot be swept');
        hasFailed = true;
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
