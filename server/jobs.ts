import type { Logger } from 'pino';
import { db } from '#app/db/client.server.ts';
import { expireAccessRequests, forgetDoorJobs } from '#app/domains/access/public.server.ts';
import { removeExpiredAccountRows } from '#app/domains/accounts/public.server.ts';
import { expireBookings } from '#app/domains/booking/public.server.ts';
import type { Part } from '#app/parts.ts';
import { now } from '#app/platform/calendar.ts';

export type JobContext = {
  log: Logger;
  /** One SQL statement under the app role, outside of any transaction. */
  query: (text: string, values?: unknown[]) => Promise<void>;
};

export type Job = {
  /** Cron line in UTC for jobs that come by themselves, otherwise null. */
  schedule: string | null;
  /** While it is off, the job ends without having done anything. */
  part?: Part;
  run: (payload: unknown, context: JobContext) => Promise<void>;
};

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
  // Retention has no part: what must be forgotten is forgotten with the doors off too.
  'access.forgetJobs': {
    schedule: '30 2 * * *',
    run: async (_payload, { log }) => {
      const forgotten = await forgetDoorJobs({ db: db() });
      if (forgotten.removed + forgotten.stripped > 0) log.info(forgotten, 'door jobs forgotten');
    },
  },
  'access.expireRequests': {
    schedule: '4 * * * *',
    part: 'doors',
    run: async (_payload, { log }) => {
      const count = await expireAccessRequests({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'access requests expired');
    },
  },
  'accounts.removeExpired': {
    schedule: '20 2 * * *',
    run: () => removeExpiredAccountRows(now()),
  },
  // Hourly: a day ends by the clock of each facility (D4).
  'booking.expire': {
    schedule: '1 * * * *',
    run: async (_payload, { log }) => {
      const count = await expireBookings({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'bookings expired');
    },
  },
};
