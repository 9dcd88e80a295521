import { EventEmitter } from 'node:events';
import { Logger as WorkerLogger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Job } from './jobs.ts';
import { startPresence } from './worker-presence.ts';

export type WorkerOptions = {
  connectionString: string;
  jobs: Record<string, Job>;
  log: Logger;
  /** Jobs at a time. */
  concurrency?: number;
};

const stopTimeoutMs = 5_000;

/** Runs jobs until `stop`, which waits for the running ones at most 5 s; what is cut is tried again later. */
export async function startWorker({
  connectionString,
  jobs,
  log,
  concurrency = 2,
}: WorkerOptions): Promise<{ stop: () => Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      (payload, helpers) =>
        job.run(payload, {
          log: log.child({ job: name, jobId: helpers.job.id }),
          query: async (text, values) => void (await helpers.query(text, values)),
        }),
    ]),
  );
  const scheduled = Object.entries(jobs).flatMap(([task, job]) =>
    job.schedule === null
      ? []
      : [{ task, match: job.schedule, identifier: task, options: { backfillPeriod: 0, maxAttempts: 5 } }],
  );
  const events: WorkerEvents = new EventEmitter();
  let worker = '';
  events.once('pool:create', ({ workerPool }) => (worker = workerPool.id));
  const runner = await run({
    connectionString,
    taskList,
    parsedCronItems: parseCronItems(scheduled),
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger: toWorkerLogger(log),
    events,
  });
  // Without a listener a lost database would end the process as an unhandled rejection; the runner reconnects by itself.
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the worker ended'));
  log.info({ worker }, 'the worker runs');
  const presence = startPresence({ connectionString, worker, log });
  return {
    stop: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, stopTimeoutMs)));
      await Promise.race([runner.stop(), late]);
      clearTimeout(timer);
      await presence.stop();
    },
  };
}

/** The queue says "info" for every job; ours is quieter. */
function toWorkerLogger(log: Logger): WorkerLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new WorkerLogger(() => (level, message) => log[levels[level]]({ part: 'worker' }, message));
}
