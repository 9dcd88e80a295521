import type { Logger } from 'pino';
import type { Part } from '#app/parts.ts';

export type JobContext = {
  log: Logger;
  /** One SQL statement under the app role, outside of any transaction. */
  query: (text: string, values?: unknown[]) => Promise<void>;
};

/** A job of the worker. It may run twice, so a second run does no harm. */
export type Job = {
  /** Cron line in UTC for jobs with a schedule, otherwise null. */
  schedule: string | null;
  /** While this part is off, the job does nothing. */
  part?: Part;
  run: (payload: unknown, context: JobContext) => Promise<void>;
};
