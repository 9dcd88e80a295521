import { createBell } from './bell.ts';
import type { Clock } from './clock.ts';

export interface Repeater {
  /** Something changed. */
  readonly ring: () => void;
  readonly close: () => Promise<void>;
}

/** Calls `work` at once, after a ring (not more often than `gapMs`) and otherwise after the pause that `work` returns. */
export function startRepeater(clock: Clock, gapMs: number, work: () => Promise<number>): Repeater {
  const bell = createBell(clock);
  const life = new AbortController();
  async function run(): Promise<void> {
    while (!life.signal.aborted) {
      bell.take();
      const restMs = await work();
      await clock.sleep(gapMs, life.signal);
      if (!life.signal.aborted) await bell.wait(Math.max(0, restMs - gapMs));
    }
  }
  const running = run();
  return {
    ring: bell.ring,
    close: async () => {
      life.abort();
      bell.ring();
      await running;
    },
  };
}
