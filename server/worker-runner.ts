import { EventEmitter, once } from 'node:events';
import {
  Logger as WorkerLogger,
  type ParsedCronItem,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Logger } from 'pino';
import { startPresence } from './worker-presence.ts';

export type RunnerOptions = {
  connectionString: string;
  taskList: TaskList;
  cronItems: ParsedCronItem[];
  log: Logger;
  /** Jobs at a time. */
  concurrency: number;
};

export type WorkerRunner = {
  /** Settles once it is of no more use: it ended by itself, or could not ask for a job. */
  readonly over: Promise<void>;
  /** Waits for running jobs, at most 5 s; what is cut is tried again later. */
  stop: () => Promise<void>;
};

const stopTimeoutMs = 5_000;
/** The role ends a statement after 10 s; a longer silence means that the connection is dead. */
const answerWithinMs = 15_000;

/** One life of the queue's own runner, under a name of its own. */
export async function startRunner(options: RunnerOptions): Promise<WorkerRunner> {
  const { connectionString, taskList, cronItems, log, concurrency } = options;
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  events.once('pool:create', ({ workerPool }) => (name = workerPool.id));
  // The queue remembers a failed first look for good, and a lost answer may have been a job: locked, and run by no worker.
  const cut = once(events, 'worker:getJob:error').then(() => undefined);
  const runner = await run({
    connectionString: withAnswers(connectionString),
    taskList,
    parsedCronItems: cronItems,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger: toWorkerLogger(log),
    events,
  });
  // Resolves or rejects, whatever ended it.
  const ended = runner.promise.catch((error: unknown) => log.warn({ err: error }, 'the queue ended'));
  log.info({ worker: name }, 'the worker runs');
  const presence = startPresence({ connectionString, worker: name, log });
  return {
    over: Promise.race([cut, ended]),
    stop: async () => {
      // A worker that still runs a job is present, however long it takes.
      const stopped = stopRunner(runner).then(presence.stop);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, stopTimeoutMs)));
      await Promise.race([stopped, late]);
      clearTimeout(timer);
    },
  };
}

/** An option of the queue's own driver, which would wait for a lost connection as long as the system does. */
function withAnswers(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set('query_timeout', String(answerWithinMs));
  return url.href;
}

/** The runner refuses to be stopped twice, and says so by an error. */
const stopRunner = (runner: Runner): Promise<void> => runner.stop().catch(() => undefined);

/** The queue says "info" for every job; ours is quieter. */
function toWorkerLogger(log: Logger): WorkerLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new WorkerLogger(() => (level, message) => log[levels[level]]({ part: 'worker' }, message));
}
