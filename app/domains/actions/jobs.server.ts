import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import { actionsFolder } from '#app/platform/env.server.ts';
import type { Job } from '#app/platform/jobs.ts';
import { forgetActions } from './forget-actions.server.ts';

/** The worker's jobs of actions, by name. */
export const actionJobs = {
  'actions.forget': {
    schedule: '40 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetActions({ db: db(), now: now() }, actionsFolder());
      if (count > 0) log.info({ count }, 'old actions removed');
    },
  },
} satisfies Record<string, Job>;
