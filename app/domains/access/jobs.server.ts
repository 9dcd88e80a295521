import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { forgetDoorJobs } from './jobs/forget-door-jobs.server.ts';
import { expireAccessRequests } from './requests/expire-access-requests.server.ts';
import { forgetAccessRequests } from './requests/forget-access-requests.server.ts';

/** The worker's jobs of doors, by name. */
export const accessJobs = {
  // No part: retention goes on while the doors are off.
  'access.forgetJobs': {
    schedule: '30 2 * * *',
    run: async (_payload, { log }) => {
      const forgotten = await forgetDoorJobs({ db: db() });
      if (forgotten.removed + forgotten.stripped > 0) log.info(forgotten, 'door jobs forgotten');
    },
  },
  'access.forgetRequests': {
    schedule: '32 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetAccessRequests({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'access requests forgotten');
    },
  },
  'access.expireRequests': {
    schedule: '4 * * * *',
    run: async (_payload, { log }) => {
      const count = await expireAccessRequests({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'access requests expired');
    },
  },
} satisfies Record<string, Job>;
