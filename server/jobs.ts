import { accessJobs } from '#app/domains/access/jobs.server.ts';
import { accountJobs } from '#app/domains/accounts/jobs.server.ts';
import { actionJobs } from '#app/domains/actions/jobs.server.ts';
import { auditJobs } from '#app/domains/audit/jobs.server.ts';
import { bookingJobs } from '#app/domains/booking/jobs.server.ts';
import { facilityJobs } from '#app/domains/facilities/jobs.server.ts';
import { outboxJobs } from '#app/domains/outbox/jobs.server.ts';
import { presenceJobs } from '#app/domains/presence/jobs.server.ts';
import { privacyJobs } from '#app/domains/privacy/jobs.server.ts';
import { staffJobs } from '#app/domains/staff/jobs.server.ts';
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

/** Jobs that a room adds in its transaction (addJob), with the verbs that each causes. */
export const CAUSED: Readonly<Record<string, readonly string[]>> = {
  'door.opened': ['staff.suggestClockIn'],
  'visit.started': ['staff.suggestClockIn'],
  'door.executed': ['presence.enterByDoor', 'booking.checkIn'],
  'booking.cancelled': ['staff.endEventShifts'],
};

/** Adds a job per verb, so that a verb that fails does not repeat the others. A second try finds those that wait by their key. */
const causing = (verbs: readonly string[]): Job => ({
  schedule: null,
  run: async (payload, { query, jobId }) => {
    for (const verb of verbs)
      await query('select graphile_worker.add_job($1, $2::json, job_key => $3)', [
        verb,
        JSON.stringify(payload),
        `${verb} of ${jobId}`,
      ]);
  },
});

const caused = Object.fromEntries(Object.entries(CAUSED).map(([name, verbs]) => [name, causing(verbs)]));

/** Every job of the worker by its name. A job that runs twice does no harm. */
export const jobs: Record<string, Job> = {
  ...caused,
  ...auditJobs,
  ...actionJobs,
  ...accessJobs,
  ...accountJobs,
  ...bookingJobs,
  ...facilityJobs,
  ...outboxJobs,
  ...presenceJobs,
  ...privacyJobs,
  ...staffJobs,
};
