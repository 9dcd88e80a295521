import { createBell } from './bell.ts';
import type { CallPace } from './call-pace.ts';
import type { DoorEnvironment } from './environment.ts';
import type { ServerClient } from './server-client.ts';
import type { Journal } from './journal.ts';
import type { Closing, Result } from './journal-entries.ts';
import { backoffMs, CONFIRM_FOR_MS, isFinalRefusal } from './rules.ts';

interface Waiting {
  readonly jobId: string;
  readonly nonce: string;
  readonly result: Result;
  /** Of this boot: a member waits for it, so it goes before leftovers. */
  readonly isFresh: boolean;
  readonly sinceMs: number;
  attempt: number;
  dueAtMs: number;
}

/** Sends results to the server, one call at a time, until each is acknowledged. */
export interface ConfirmQueue {
  readonly add: (grant: { jobId: string; nonce: string }, result: Result, isFresh: boolean) => void;
  /** Sends results that were never sent, then ends. The journal keeps the others. */
  readonly close: () => Promise<void>;
}

interface QueueContext {
  readonly env: Pick<DoorEnvironment, 'clock' | 'random' | 'say'>;
  readonly server: ServerClient;
  readonly journal: Journal;
  readonly pace: CallPace;
  readonly onChange: () => void;
}

const longestRestMs = 60_000;

export function startConfirmQueue({ env, server, journal, pace, onChange }: QueueContext): ConfirmQueue {
  const { clock, random, say } = env;
  const bell = createBell(clock);
  const waiting = new Set<Waiting>();
  let isClosing = false;

  function pickNext(): Waiting | null {
    const due = [...waiting].filter(({ dueAtMs }) => dueAtMs <= clock.nowMs());
    const candidates = isClosing ? due.filter(({ isFresh, attempt }) => isFresh && attempt === 0) : due;
    return candidates.find(({ isFresh, attempt }) => isFresh && attempt === 0) ?? candidates[0] ?? null;
  }

  async function run(): Promise<void> {
    for (;;) {
      bell.take();
      const next = pickNext();
      if (next !== null) await send(next);
      else if (isClosing) return;
      else await bell.wait(Math.min(...[...waiting].map(({ dueAtMs }) => dueAtMs - clock.nowMs()), longestRestMs));
    }
  }

  async function send(one: Waiting): Promise<void> {
    const { jobId, nonce, result } = one;
    if (one.isFresh) pace.takeNow();
    else await pace.take();
    const outcome = await server.confirm({ jobId, nonce, ...result });
    const isOver = outcome.kind === 'over' && isFinalRefusal(outcome.code);
    if (outcome.kind === 'done') await end(one, outcome.value === 'late' ? 'confirmed-late' : 'confirmed');
    else if (isOver) await end(one, `refused ${outcome.code}`);
    else if (clock.nowMs() - one.sinceMs >= CONFIRM_FOR_MS) await end(one, 'given-up');
    else {
      const restMs = outcome.kind === 'over' ? longestRestMs : outcome.afterMs;
      one.dueAtMs = clock.nowMs() + (restMs ?? backoffMs(one.attempt, random(), longestRestMs));
      one.attempt += 1;
    }
  }

  async function end(one: Waiting, how: Closing): Promise<void> {
    waiting.delete(one);
    if (how !== 'confirmed') say(`Auftrag ${one.jobId}: ${how}`);
    try {
      await journal.writeClosed(one, how);
    } catch (error) {
      // It is sent again after the next start, and the server answers it as a duplicate.
      say(`Die Quittung von ${one.jobId} steht nicht im Journal: ${String(error)}. (Receipt not written.)`);
    }
    onChange();
  }

  const running = run();
  return {
    add: ({ jobId, nonce }, result, isFresh) => {
      const nowMs = clock.nowMs();
      waiting.add({ jobId, nonce, result, isFresh, sinceMs: nowMs, attempt: 0, dueAtMs: nowMs });
      bell.ring();
    },
    close: async () => {
      isClosing = true;
      bell.ring();
      await running;
    },
  };
}
