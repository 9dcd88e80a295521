import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { BROKER_LOCK } from '#app/bridges/mqtt/locks.ts';
import type { Database } from '#app/db/client.server.ts';
import { DEVICE_ACCOUNT_TOPIC, DEVICE_TOPIC, hasDevices } from '#app/domains/access/public.server.ts';
import { isHouseLockHeld } from '#app/platform/house-lock.server.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';

export type BrokerKeeperOptions = {
  db: () => Database;
  log: Logger;
  /** What is run, by node. */
  argv?: readonly string[];
  lookEveryMs?: number;
  /** After the first end; doubled with each that follows soon. */
  pauseMs?: number;
};

/** A house without the broker is as good as before, so it gets little. */
const flags = ['--max-old-space-size=64', '--max-semi-space-size=2', '--disable-warning=ExperimentalWarning'];
const ownArgv = (): string[] => [...flags, path.resolve('build/server/broker.js')];
const maxPauseMs = 60_000;
const livedMs = 60_000;
/** Another process of the house has one, and may end. */
const takeOverMs = 3_000;
const endWithinMs = 4_000;

/** Keeps the embedded broker running from the first device on, unless another process of the house has one, until `stop`. */
export function startBrokerKeeper({
  db,
  log,
  argv = ownArgv(),
  lookEveryMs = 30_000,
  pauseMs = 500,
}: BrokerKeeperOptions): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  let child: ChildProcess | null = null;
  let look: () => void = () => undefined;

  /** Whether to start one; otherwise after how long to ask again. */
  async function ask(): Promise<{ isNeeded: boolean; againMs: number }> {
    try {
      if (!(await hasDevices(db()))) return { isNeeded: false, againMs: lookEveryMs };
      return { isNeeded: !(await isHouseLockHeld(db(), BROKER_LOCK)), againMs: takeOverMs };
    } catch (error) {
      log.debug({ err: error }, 'the keeper of the broker waits for the database');
      return { isNeeded: false, againMs: takeOverMs };
    }
  }

  /** Until it has ended; says how long it lived. */
  async function runBroker(): Promise<number> {
    const since = performance.now();
    // Our end closes its stdin, whatever ended us.
    child = spawn(process.execPath, argv, { stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin?.on('error', () => undefined);
    const [code, by] = (await once(child, 'exit').catch((error: unknown) => [String(error), null])) as [
      unknown,
      unknown,
    ];
    child = null;
    if (!signal.aborted && code !== 0) log.warn({ code, signal: by }, 'the broker ended and is started again');
    return performance.now() - since;
  }

  async function run(): Promise<void> {
    let wait = pauseMs;
    while (!signal.aborted) {
      // Before the question, so that no change falls between it and the waiting.
      const asked = new Promise<void>((resolve) => (look = resolve));
      const { isNeeded, againMs } = await ask();
      if (ending.signal.aborted) return;
      if (isNeeded) {
        wait = (await runBroker()) >= livedMs ? pauseMs : Math.min(wait * 2, maxPauseMs);
        await sleep(wait, undefined, { signal }).catch(() => undefined);
        continue;
      }
      await Promise.race([asked, sleep(againMs, undefined, { signal }).catch(() => undefined)]);
    }
  }

  const unsubscribe = subscribe((event) => {
    if (event.kind === 'resync' || DEVICE_TOPIC.is(event) || DEVICE_ACCOUNT_TOPIC.is(event)) look();
  });
  const running = run();
  return {
    stop: async () => {
      unsubscribe();
      ending.abort();
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), endWithinMs);
      await running;
      clearTimeout(late);
    },
  };
}
