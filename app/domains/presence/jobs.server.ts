import { db } from '#app/db/client.server.ts';
import type { Job } from '#app/platform/jobs.ts';
import { endForgottenVisits } from './end-forgotten-visits.server.ts';
import { enterByDoor } from './enter-by-door.server.ts';

/** The worker's jobs of visits, by name. */
export const presenceJobs = {
  // Often, because operators choose their time freely. No part: open visits end while the part is off.
  'presence.endForgotten': {
    schedule: '*/5 * * * *',
    run: async (_payload, { log }) => {
      const count = await endForgottenVisits({ db: db() });
      if (count > 0) log.info({ count }, 'forgotten visits ended');
    },
  },
  'presence.enterByDoor': {
    schedule: null,
    part: 'presence',
    run: async (payload, { log }) => {
      const { kind } = await enterByDoor({ db: db() }, payload);
      log.info({ kind }, 'a door checked a person in');
    },
  },
} satisfies Record<string, Job>;
