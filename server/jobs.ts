import { db } from '#app/db/client.server.ts';
import { accessJobs } from '#app/domains/access/jobs.server.ts';
import { accountJobs } from '#app/domains/accounts/jobs.server.ts';
import { forgetOperations } from '#app/domains/audit/public.server.ts';
import { bookingJobs } from '#app/domains/booking/jobs.server.ts';
import { facilityJobs } from '#app/domains/facilities/jobs.server.ts';
import type { Part } from '#app/parts.ts';
import { now } from '#app/platform/calendar.ts';
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

/** Address and browser of an audit row (D19; domain.md, retention). */
const KEEP_ORIGIN_DAYS = 7;
/** The door stream of the audit log is dropped by whole months. */
const KEEP_DOOR_AUDIT_MONTHS = 24;
/** Every job of the worker by its name. A job that runs twice does no harm. */
export const jobs: Record<string, Job> = {
  'audit.ensurePartitions': {
    schedule: '10 2 * * *',
    run: (_payload, { query }) => query('select audit_ensure_partitions($1::timestamptz::date)', [now().toString()]),
  },
  'audit.forgetOrigins': {
    schedule: '15 2 * * *',
    run: (_payload, { query }) =>
      query('select audit_forget_origins($1::timestamptz)', [
        now()
          .subtract({ hours: 24 * KEEP_ORIGIN_DAYS })
          .toString(),
      ]),
  },
  'audit.dropOldMonths': {
    schedule: '25 2 * * *',
    run: (_payload, { query }) =>
      query("select audit_drop_partitions('door', $1::timestamptz - make_interval(months => $2::int))", [
        now().toString(),
        KEEP_DOOR_AUDIT_MONTHS,
      ]),
  },
  'audit.forgetOperations': {
    schedule: '35 * * * *',
    run: async () => void (await forgetOperations({ db: db(), now: now() })),
  },
  ...accessJobs,
  ...accountJobs,
  ...bookingJobs,
  ...facilityJobs,
};
