import { db } from '#app/db/client.server.ts';
import type { Job } from '#app/platform/jobs.ts';
import { extendSchoolHolidays } from './extend-school-holidays.server.ts';

/** The worker's jobs of facilities, by name. */
export const facilityJobs = {
  'facilities.extendSchoolHolidays': {
    schedule: '40 2 * * *',
    run: async (_payload, { log }) => {
      const count = await extendSchoolHolidays({ db: db() });
      if (count > 0) log.info({ count }, 'school holidays added');
    },
  },
} satisfies Record<string, Job>;
