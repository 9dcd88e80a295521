import type { Worker } from 'node:worker_threads';

/** The queue is full, or the thread took too long: the answer is 503 with Retry-After. */
export class PressBusyError extends Error {
  override name = 'PressBusyError';
}

export interface PressOptions {
  /** Starts the thread. It answers each message with `{ result }` or `{ error }`. */
  start: () => Worker;
  /** Tasks that wait while one runs. */
  queue: number;
  /** A task that takes longer ends with its thread. */
  limitMs: number;
  /** The thread ends after this time without a task and gives its memory back. */
  idleMs: number;
}

export interface Press {
  run: (task: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
}

interface Waiting {
  task: unknown;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** One thread for heavy work, started by the first task. A thread that crashes rejects its task; the next task starts another. */
export function createPress({ start, queue, limitMs, idleMs }: PressOptions): Press {
  const waiting: Waiting[] = [];
  let current: Waiting | null = null;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function next(): void {
    clearTimeout(timer);
    current = waiting.shift() ?? null;
    if (!current) {
      timer = setTimeout(() => void endThread(), idleMs);
      timer.unref();
      return;
    }
    try {
      worker ??= startThread();
      // A thread with a task keeps the process alive, an idle one does not.
      worker.ref();
      timer = setTimeout(() => fail(new PressBusyError(`a task took longer than ${limitMs} ms`)), limitMs);
      worker.postMessage(current.task);
    } catch (error) {
      // A task without a thread would hold up all others.
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  function settle(): Waiting | null {
    const settled = current;
    current = null;
    return settled;
  }

  function startThread(): Worker {
    const made = start();
    made.on('message', ({ result, error }: { result?: unknown; error?: string }) => {
      if (worker !== made) return;
      made.unref();
      const settled = settle();
      if (error === undefined) settled?.resolve(result);
      else settled?.reject(new Error(error));
      next();
    });
    const onEnd = (error: Error) => {
      if (worker === made) fail(error);
    };
    made.on('error', onEnd);
    made.on('exit', (code) => onEnd(new Error(`the thread ended with code ${code}`)));
    return made;
  }

  function fail(error: Error): void {
    const settled = settle();
    void endThread();
    settled?.reject(error);
    next();
  }

  async function endThread(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (isStopped || waiting.length >= queue) {
          reject(new PressBusyError('the queue is full'));
          return;
        }
        waiting.push({ task, resolve, reject });
        if (!current) next();
      }),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      const left = [settle(), ...waiting.splice(0)];
      await endThread();
      for (const one of left) one?.reject(new PressBusyError('the server ends'));
    },
  };
}
