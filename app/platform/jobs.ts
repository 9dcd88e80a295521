import type { Logger } from 'pino';
import type { Part } from '#app/parts.ts';

export type JobContext = {
  log: Logger;
  /** Of the queue: the same in every try. */
  jobId: string;
  /** One SQL statement under the app role, outside a transaction. */
  query: (text: string, values?: unknown[]) => Promise<void>;
};

/** A job of the worker. A job may run twice, so a second run must do no harm. */
export type Job = {
  /** Cron line in UTC for jobs with a schedule, otherwise null. */
  schedule: string | null;
  /** While this part is off, the job does nothing. */
  part?: Part;
  run: (payload: unknown, context: JobContext) => Promise<void>;
};
