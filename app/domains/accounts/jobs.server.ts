import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { removeExpiredAccountRows } from './remove-expired-account-rows.server.ts';

/** The worker's jobs of accounts, by name. */
export const accountJobs = {
  'accounts.removeExpired': {
    schedule: '20 2 * * *',
    run: () => removeExpiredAccountRows(now()),
  },
} satisfies Record<string, Job>;
