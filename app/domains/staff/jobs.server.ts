import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { endEventShifts } from './planning/end-event-shifts.server.ts';

/** The worker's jobs of shifts, by name. */
export const staffJobs = {
  'staff.endEventShifts': {
    schedule: null,
    part: 'staff',
    run: async (payload, { log }) => {
      const { cancelled, flagged } = await endEventShifts({ db: db(), now: now() }, payload);
      if (cancelled + flagged > 0) log.info({ cancelled, flagged }, 'shifts lost their event');
    },
  },
} satisfies Record<string, Job>;
