import { accessJobs } from '#app/domains/access/jobs.server.ts';
import { accountJobs } from '#app/domains/accounts/jobs.server.ts';
import { auditJobs } from '#app/domains/audit/jobs.server.ts';
import { bookingJobs } from '#app/domains/booking/jobs.server.ts';
import { facilityJobs } from '#app/domains/facilities/jobs.server.ts';
import { outboxJobs } from '#app/domains/outbox/jobs.server.ts';
import type { Part } from '#app/parts.ts';
import type { Job } from '#app/platform/jobs.ts';

/** The jobs with the part of each in front of it. */
export function jobsOfParts(all: Readonly<Record<string, Job>>, isOn: (part: Part) => boolean): Record<string, Job> {
  const guarded = Object.entries(all).map(([name, job]): [string, Job] => {
    const { part } = job;
    if (part === undefined) return [name, job];
    return [name, { ...job, run: async (...input) => (isOn(part) ? await job.run(...input) : undefined) }];
  });
  return Object.fromEntries(guarded);
}

/** Every job of the worker by its name. A job that runs twice does no harm. */
export const jobs: Record<string, Job> = {
  ...auditJobs,
  ...accessJobs,
  ...accountJobs,
  ...bookingJobs,
  ...facilityJobs,
  ...outboxJobs,
};
