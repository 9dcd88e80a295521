import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, type TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Job } from '#app/platform/jobs.ts';
import { startRunner, type WorkerRunner } from './worker-runner.ts';

export type WorkerOptions = {
  connectionString: string;
  jobs: Record<string, Job>;
  log: Logger;
  /** Jobs at a time. */
  concurrency?: number;
};

const pauseMs = 500;
/** A runner that is being started may wait for a silent database. */
const stopWithinMs = 6_000;

/** Runs jobs until `stop`. A runner that lost its database is followed by a new one (decision 017). */
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
          jobId: helpers.job.id,
          query: async (text, values) => void (await helpers.query(text, values)),
        }),
    ]),
  );
  const scheduled = Object.entries(jobs).flatMap(([task, job]) =>
    job.schedule === null
      ? []
      : [{ task, match: job.schedule, identifier: task, options: { backfillPeriod: 0, maxAttempts: 5 } }],
  );
  const start = () =>
    startRunner({ connectionString, taskList, cronItems: parseCronItems(scheduled), log, concurrency });

  const ending = new AbortController();
  const { signal } = ending;
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const pause = () => sleep(pauseMs, undefined, { signal }).catch(() => undefined);

  async function startAnew(): Promise<WorkerRunner | null> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        return await start();
      } catch (error) {
        if (tries === 0) log.warn({ err: error }, 'the worker waits for its database');
        await pause();
      }
    }
    return null;
  }

  async function keepOneRunning(first: WorkerRunner): Promise<void> {
    for (let runner: WorkerRunner | null = first; runner; runner = signal.aborted ? null : await startAnew()) {
      await Promise.race([runner.over, ended]);
      await pause();
      await runner.stop();
    }
  }

  const kept = keepOneRunning(await start());
  return {
    stop: async () => {
      ending.abort();
      await Promise.race([kept, sleep(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
