import { db } from '#app/db/client.server.ts';
import { countOldVisits } from '#app/domains/presence/public.server.ts';
import { forgetShifts, forgetTimes } from '#app/domains/staff/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import { forgetOpenImports } from '#app/platform/import/batches.server.ts';
import type { Job } from '#app/platform/jobs.ts';

/** The worker's jobs that forget what rooms keep, by name. Here, where all rooms can name rows that stay. */
export const privacyJobs = {
  'privacy.forgetVisits': {
    schedule: '40 2 * * *',
    run: async (_payload, { log }) => {
      const count = await countOldVisits({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'old visits became counts');
    },
  },
  'privacy.forgetShifts': {
    schedule: '50 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetShifts({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'old shifts forgotten');
    },
  },
  // Before shifts: a shift with a session goes after it.
  'privacy.forgetTimes': {
    schedule: '45 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetTimes({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'old time sessions forgotten');
    },
  },
  'privacy.forgetImports': {
    schedule: '20 * * * *',
    run: async (_payload, { log }) => {
      const count = await forgetOpenImports({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'uploaded files forgotten');
    },
  },
} satisfies Record<string, Job>;
